package dev.tandem.sync;

import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.live.Awaited;
import dev.tandem.sync.live.SyncContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes that wait for rows they refer to (LKP-8, I12): what waits for what, since when, until
 * when. Works beside running workers. Safe for any thread.
 */
public final class ParkedRows {
  private static final int CHUNK = 500;

  private final SyncContext context;
  private final OwedRows rows;

  ParkedRows(SyncContext context) {
    this.context = context;
    rows = new OwedRows(context);
  }

  /**
   * The parked changes of all maps, oldest first.
   *
   * @param after only those behind this sequence, 0 for the first page
   * @param limit most wanted, at least 1
   */
  public List<ParkedRow> list(long after, int limit) {
    return page(null, after, limit).stream().map(this::parked).toList();
  }

  /**
   * The parked changes of one map, oldest first.
   *
   * @param after only those behind this sequence, 0 for the first page
   * @param limit most wanted, at least 1
   * @throws dev.tandem.spi.error.DualWriteException with {@code MAP_UNKNOWN}
   */
  public List<ParkedRow> list(String map, long after, int limit) {
    return page(context.require(map).name(), after, limit).stream().map(this::parked).toList();
  }

  private List<Obligation> page(@Nullable String map, long after, int limit) {
    ObligationQuery query = ObligationQuery.of(limit, ObligationStatus.PARKED).after(after);
    return context.store().obligations(map == null ? query : query.ofMaps(Set.of(map)));
  }

  private ParkedRow parked(Obligation obligation) {
    String awaited = obligation.waitingFor();
    return new ParkedRow(
        obligation.sequence(),
        obligation.operationId(),
        obligation.map(),
        obligation.target(),
        rows.name(obligation, rows.change(obligation)),
        awaited == null ? "" : Awaited.describe(awaited),
        obligation.note(),
        obligation.attempts(),
        obligation.receivedAt(),
        obligation.settledAt(),
        obligation.nextAttemptAt());
  }

  /**
   * Has one looked at with the next step instead of at its time.
   *
   * @return whether it was parked
   */
  public boolean lookNow(long sequence) {
    List<Obligation> one =
        page(null, sequence - 1, 1).stream()
            .filter(obligation -> obligation.sequence() == sequence)
            .toList();
    return look(one) == 1;
  }

  /**
   * Has all of a map looked at with the next steps.
   *
   * @return how many
   * @throws dev.tandem.spi.error.DualWriteException with {@code MAP_UNKNOWN}
   */
  public int lookNow(String map) {
    return lookAtAll(context.require(map).name());
  }

  /**
   * Has all of all maps looked at with the next steps.
   *
   * @return how many
   */
  public int lookNow() {
    return lookAtAll(null);
  }

  private int lookAtAll(@Nullable String map) {
    int looked = 0;
    List<Obligation> chunk = page(map, 0, CHUNK);
    while (!chunk.isEmpty()) {
      looked += look(chunk);
      chunk = page(map, chunk.get(chunk.size() - 1).sequence(), CHUNK);
    }
    return looked;
  }

  private int look(List<Obligation> parked) {
    if (parked.isEmpty()) {
      return 0;
    }
    StoreCommit.Builder commit = StoreCommit.under(null);
    parked.forEach(
        each ->
            commit.settle(
                Settlement.of(each, ObligationStatus.PENDING, context.now(), "asked to look now")));
    if (context.store().commit(commit.build()) instanceof CommitOutcome.Committed) {
      return parked.size();
    }
    return parked.size() == 1 ? 0 : parked.stream().mapToInt(each -> look(List.of(each))).sum();
  }
}
