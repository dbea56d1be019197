package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.codec.OwedChange;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the side that an initial sync writes were changed by somebody since the sync began,
 * recorded or still unread. Used once.
 */
final class TargetChanges {
  private static final int PAGE = 1000;

  private final SyncContext context;
  private final MapRun map;
  private final Side side;
  private final MapStates states;
  private final BatchRecord record;
  private final Set<LinkKey> asked = new LinkedHashSet<>();
  private final Set<LinkKey> changed = new LinkedHashSet<>();
  private final Map<LinkKey, UUID> deleted = new LinkedHashMap<>();
  private boolean searchesDeletes;
  private boolean known = true;

  TargetChanges(SyncContext context, MapRun map, Side side, MapStates states, BatchRecord record) {
    this.context = context;
    this.map = map;
    this.side = side;
    this.states = states;
    this.record = record;
  }

  /** Takes a row up; call before {@link #read}. */
  void ask(Verdict.Send send, @Nullable StoredRow found) {
    asked.addAll(rowKeys(send, found));
    // A deleted row of Dataverse shows no identifier any more, so that only its key can tell.
    searchesDeletes |= side == Side.DATAVERSE && found == null;
  }

  private Set<LinkKey> rowKeys(Verdict.Send send, @Nullable StoredRow found) {
    if (side == Side.FINANCE) {
      return Set.of(map.rowKey(Side.FINANCE, null, send.link().financeKey()));
    }
    Set<LinkKey> keys = new LinkedHashSet<>();
    UUID there = found == null ? null : Conflicts.idOf(found.row());
    for (UUID id : new @Nullable UUID[] {there, send.link().rowId()}) {
      if (id != null) {
        keys.add(map.rowKey(Side.DATAVERSE, id, null));
      }
    }
    return keys;
  }

  /** Finds out about all rows that were taken up. */
  void read() {
    Intake intake = new Intake(context, map.options().partition(), side);
    List<Change> unread = intake.unread();
    if (unread == null) {
      known = false;
      return;
    }
    Direction way = Direction.to(side.other());
    for (Change change : unread) {
      if (change.table().equals(map.tableName(side)) && states.receives(map.name())) {
        OwedChange owed = intake.owed(map, change);
        note(Obligations.rowKey(map, way, owed), owed);
      }
    }
    if (isAnythingWaiting()) {
      changed.addAll(
          SnapshotGuard.waiting(context, record::bringsNothing, map, side.other(), asked));
      searchDeletes();
    }
  }

  private void note(LinkKey row, OwedChange owed) {
    changed.add(row);
    noteDelete(owed);
  }

  private void noteDelete(OwedChange owed) {
    KeyValues key = owed.key();
    UUID id = owed.id();
    if (owed.kind() == Change.Kind.DELETE && key != null && id != null) {
      deleted.put(map.linkKey(key), id);
    }
  }

  private boolean isAnythingWaiting() {
    CountKey pending = new CountKey(map.name(), side.other(), ObligationStatus.PENDING);
    CountKey doubtful = new CountKey(map.name(), side.other(), ObligationStatus.IN_DOUBT);
    var counts = context.store().counts();
    return counts.getOrDefault(pending, 0L) + counts.getOrDefault(doubtful, 0L) > 0;
  }

  private void searchDeletes() {
    long after = 0;
    boolean more = searchesDeletes;
    while (more) {
      List<Obligation> page =
          context
              .store()
              .obligations(
                  ObligationQuery.of(PAGE, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT)
                      .ofMaps(Set.of(map.name()))
                      .towards(side.other())
                      .after(after));
      for (Obligation obligation : page) {
        after = obligation.sequence();
        if (obligation.run() == null && !record.bringsNothing(obligation.sequence())) {
          noteDelete(context.changes().read(obligation.payload(), map.table(side)));
        }
      }
      more = page.size() == PAGE;
    }
  }

  /** Whether all changes could be read. */
  boolean areKnown() {
    return known;
  }

  /** Whether a change of the row that a write is for waits. */
  boolean follows(Verdict.Send send, @Nullable StoredRow found) {
    return rowKeys(send, found).stream().anyMatch(changed::contains)
        || (found == null && deleted.containsKey(map.linkKey(send.write().key())));
  }

  /** The identifier that the row has on Dataverse, or had until somebody deleted it. */
  @Nullable UUID idOf(Verdict.Send send, @Nullable StoredRow found) {
    return found == null
        ? deleted.get(map.linkKey(send.write().key()))
        : Conflicts.idOf(found.row());
  }
}
