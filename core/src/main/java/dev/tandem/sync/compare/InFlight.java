package dev.tandem.sync.compare;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.live.Intake;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.SyncContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which rows are about to change: recorded changes that wait, and changes nobody has read yet. */
final class InFlight {
  private final SyncContext context;
  private final MapRun map;

  InFlight(SyncContext context, MapRun map) {
    this.context = context;
    this.map = map;
  }

  /** The rows in flight among those of these findings, by the keys that keep changes in order. */
  Set<LinkKey> of(List<Finding> findings) {
    Set<LinkKey> keys = new LinkedHashSet<>();
    findings.forEach(finding -> keys.addAll(finding.rowKeys(map)));
    if (keys.isEmpty() || !MapStates.load(context.store()).receives(map.name())) {
      return Set.of();
    }
    Set<LinkKey> waiting = new LinkedHashSet<>();
    ObligationQuery query =
        ObligationQuery.of(
                Integer.MAX_VALUE,
                ObligationStatus.PENDING,
                ObligationStatus.IN_DOUBT,
                ObligationStatus.PARKED)
            .ofMaps(Set.of(map.name()))
            .ofKeys(keys);
    for (Obligation obligation : context.store().obligations(query)) {
      LinkKey key = obligation.key();
      if (key != null) {
        waiting.add(key);
      }
    }
    for (Side side : Side.values()) {
      waiting.addAll(unread(side));
    }
    return waiting;
  }

  private Set<LinkKey> unread(Side side) {
    Intake intake = new Intake(context, map.options().partition(), side);
    List<Change> changes = intake.unread();
    return changes == null ? Set.of() : intake.rowKeys(map, changes);
  }
}
