package dev.tandem.sync.live;

import dev.tandem.spi.schema.TableSchema;
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

/**
 * Ends what waited of a row once a newer change of the same row has come through: a change carries
 * the whole row, so the older one has nothing left to say (I11).
 */
final class Superseding {
  private final SyncContext context;
  private final BatchRecord record;

  Superseding(SyncContext context, BatchRecord record) {
    this.context = context;
    this.record = record;
  }

  void run(List<Work> works) {
    if (!WaitingRows.has(context, ObligationStatus.PARKED, ObligationStatus.DEAD)) {
      return;
    }
    Map<MapRun, Map<LinkKey, Work>> newest = new LinkedHashMap<>();
    for (Work work : works) {
      // Without its lookups it has passed the older ones as well.
      if (record.isFinished(work.obligation().sequence()) || work.isPartly()) {
        newest.computeIfAbsent(work.map(), any -> new LinkedHashMap<>()).put(work.rowKey(), work);
      }
    }
    newest.forEach(this::endOlder);
  }

  private void endOlder(MapRun map, Map<LinkKey, Work> newest) {
    Set<String> name = Set.of(map.name());
    ObligationQuery query =
        ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.PARKED, ObligationStatus.DEAD)
            .ofMaps(name)
            .ofKeys(new LinkedHashSet<>(newest.keySet()));
    for (Obligation obligation : context.store().obligations(query)) {
      LinkKey key = obligation.key();
      Work winner = key == null ? null : newest.get(key);
      boolean older =
          winner != null
              && winner.target() == obligation.target()
              && obligation.sequence() < winner.obligation().sequence()
              && !record.isSettled(obligation.sequence());
      if (older && winner != null && !isSettled(map, obligation)) {
        record.change(
            obligation, ObligationStatus.SUPERSEDED, "superseded by " + winner.operationId());
      }
    }
  }

  /** What a transaction left to be settled is newer than what feeds tell after it (UND-20). */
  private boolean isSettled(MapRun map, Obligation obligation) {
    TableSchema source = map.table(obligation.target().other());
    return context.changes().read(obligation.payload(), source).origin()
        == OwedChange.Origin.SETTLED;
  }
}
