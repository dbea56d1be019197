package dev.tandem.sync.live;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which newer changes of a row may have been sent by a worker that ended before it could store what
 * it had done: it may have passed over an older one, such as one that was refused, and the row
 * there would go back in time if that one were sent now (I11).
 */
final class Overtaken {
  private final SyncContext context;
  private final Proof proof;

  Overtaken(SyncContext context, Proof proof) {
    this.context = context;
    this.proof = proof;
  }

  /** The operations of newer changes of the same rows, by these works; all of one target. */
  Map<Work, Set<String>> laterOf(List<Work> works) {
    Map<MapRun, Map<LinkKey, Work>> rows = new LinkedHashMap<>();
    for (Work work : works) {
      rows.computeIfAbsent(work.map(), any -> new LinkedHashMap<>()).put(work.rowKey(), work);
    }
    Map<Work, Set<String>> later = new LinkedHashMap<>();
    rows.forEach((map, byKey) -> add(map, byKey, later));
    return later;
  }

  private void add(MapRun map, Map<LinkKey, Work> byKey, Map<Work, Set<String>> later) {
    Side target = byKey.values().iterator().next().target();
    ObligationQuery query =
        ObligationQuery.of(
                Integer.MAX_VALUE,
                ObligationStatus.PENDING,
                ObligationStatus.IN_DOUBT,
                ObligationStatus.PARKED,
                ObligationStatus.DEAD)
            .ofMaps(Set.of(map.name()))
            .towards(target)
            .ofKeys(new LinkedHashSet<>(byKey.keySet()));
    for (Obligation obligation : context.store().obligations(query)) {
      LinkKey key = obligation.key();
      Work work = key == null ? null : byKey.get(key);
      boolean newer = work != null && obligation.sequence() > work.obligation().sequence();
      if (newer && work != null && proof.isWanted(obligation)) {
        Set<String> ids = later.computeIfAbsent(work, any -> new LinkedHashSet<>());
        ids.add(obligation.operationId());
        ids.add(obligation.operationId() + OperationIds.PARTLY);
      }
    }
  }
}
