package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.live.Groups;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes that wait for their turn: because their map is paused, catches up, or because they
 * came just now (PAUSE-5). Safe for any thread.
 */
public final class Backlog {
  private static final int CHUNK = 1000;
  private static final ObligationStatus[] WAITING = {
    ObligationStatus.PENDING, ObligationStatus.IN_DOUBT
  };
  private static final ObligationStatus[] OWED = {
    ObligationStatus.PENDING, ObligationStatus.IN_DOUBT, ObligationStatus.PARKED
  };

  private final SyncContext context;
  private final OwedRows rows;

  Backlog(SyncContext context) {
    this.context = context;
    rows = new OwedRows(context);
  }

  /**
   * How much waits on each map, in the order in which the host gave them. Costs the same however
   * much waits.
   */
  public List<BacklogSize> sizes() {
    var counts = context.store().counts();
    List<BacklogSize> sizes = new ArrayList<>();
    for (MapRun map : context.maps()) {
      Map<Side, Long> waiting = new EnumMap<>(Side.class);
      for (Side side : Side.values()) {
        waiting.put(side, SyncCounters.of(counts, map.name(), side).waiting());
      }
      List<Obligation> oldest = first(map, 0, 1, WAITING);
      sizes.add(
          new BacklogSize(
              map.name(),
              waiting.getOrDefault(Side.FINANCE, 0L),
              waiting.getOrDefault(Side.DATAVERSE, 0L),
              oldest.isEmpty() ? null : oldest.get(0).receivedAt()));
    }
    return sizes;
  }

  /**
   * The bytes of payload that wait on a map (UND-52). Reads all that waits, with little in memory.
   *
   * @throws dev.tandem.spi.error.DualWriteException with {@code MAP_UNKNOWN}
   */
  public long bytes(String map) {
    MapRun named = context.require(map);
    long bytes = 0;
    List<Obligation> chunk = first(named, 0, CHUNK, WAITING);
    while (!chunk.isEmpty()) {
      for (Obligation obligation : chunk) {
        bytes += obligation.payload().size();
      }
      chunk = first(named, chunk.get(chunk.size() - 1).sequence(), CHUNK, WAITING);
    }
    return bytes;
  }

  /**
   * What waits on a map, the next first (PAUSE-5).
   *
   * @param text only rows whose identifier or key has this text; empty for all
   * @param after only those behind this sequence, 0 for the first page
   * @param limit most wanted, at least 1
   * @throws dev.tandem.spi.error.DualWriteException with {@code MAP_UNKNOWN}
   */
  public List<WaitingChange> list(String map, String text, long after, int limit) {
    MapRun named = context.require(map);
    List<WaitingChange> found = new ArrayList<>();
    List<Obligation> chunk = first(named, after, CHUNK, WAITING);
    while (!chunk.isEmpty() && found.size() < limit) {
      for (Obligation obligation : chunk) {
        WaitingChange change = change(obligation);
        if (found.size() < limit && change.isNamed(text)) {
          found.add(change);
        }
      }
      chunk = first(named, chunk.get(chunk.size() - 1).sequence(), CHUNK, WAITING);
    }
    return found;
  }

  private WaitingChange change(Obligation obligation) {
    var change = rows.change(obligation);
    var key = change == null ? null : rows.key(obligation, change);
    return new WaitingChange(
        obligation.sequence(),
        obligation.operationId(),
        obligation.map(),
        obligation.target(),
        rows.name(obligation, change),
        key == null ? "" : key.toString(),
        obligation.status() == ObligationStatus.IN_DOUBT,
        obligation.receivedAt(),
        obligation.payload().size());
  }

  private List<Obligation> first(MapRun map, long after, int limit, ObligationStatus... statuses) {
    return context
        .store()
        .obligations(ObligationQuery.of(limit, statuses).ofMaps(Set.of(map.name())).after(after));
  }

  /** Whether something waits for its turn. */
  boolean isWaiting(MapRun map) {
    return !first(map, 0, 1, WAITING).isEmpty();
  }

  /** Whether something is still to be sent, now or once a row that it waits for is there. */
  boolean isOwed(MapRun map) {
    return !first(map, 0, 1, OWED).isEmpty();
  }

  /** Takes what waits for its first turn out of the way. */
  void skip(MapRun map, Waiting waiting, String note) {
    putAside(map, waiting, note, ObligationStatus.PENDING);
  }

  /** Takes all that is still to be sent out of the way. */
  void putAside(MapRun map, Waiting waiting, String note) {
    putAside(map, waiting, note, OWED);
  }

  /** A chunk at a time, so that a long backlog needs no memory. */
  private void putAside(MapRun map, Waiting waiting, String note, ObligationStatus... statuses) {
    List<Obligation> chunk = first(map, 0, CHUNK, statuses);
    while (!chunk.isEmpty()) {
      Instant now = context.now();
      StoreCommit.Builder commit = StoreCommit.under(null);
      chunk.forEach(each -> commit.settle(aside(each, waiting, now, note)));
      Set<String> groups = waiting == Waiting.DISCARD ? Groups.of(chunk) : Set.of();
      Groups.giveUp(commit, groups, now);
      // A worker that settled one of them meanwhile makes the chunk be read again.
      if (context.store().commit(commit.build()).succeeded()) {
        groups.forEach(group -> Groups.closeIfDone(context, group));
      }
      chunk = first(map, 0, CHUNK, statuses);
    }
  }

  private static Settlement aside(
      Obligation obligation, Waiting waiting, Instant now, String note) {
    boolean sent = obligation.status() == ObligationStatus.IN_DOUBT;
    boolean kept = waiting == Waiting.KEEP;
    @Nullable String proof = sent && kept ? DeadLetters.PROOF : null;
    return new Settlement(
        obligation.sequence(),
        obligation.status(),
        kept ? ObligationStatus.DEAD : ObligationStatus.DISCARDED,
        null,
        obligation.attempts(),
        null,
        proof,
        now,
        sent ? note + "; it was sent before and may have taken effect (UND-20)" : note,
        null);
  }
}
