package dev.tandem.sync.run;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.live.SyncContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the store says is still owed of a map, towards one side. */
final class Owed {
  /** No further chunk while more rows of a run wait than this. */
  static final int MOST_WAITING = 4000;

  private static final int PAGE = 1000;

  private final SyncContext context;
  private final String map;
  private final Side target;

  Owed(SyncContext context, String map, Side target) {
    this.context = context;
    this.map = map;
    this.target = target;
  }

  private ObligationQuery query(int limit, ObligationStatus... statuses) {
    return ObligationQuery.of(limit, statuses).ofMaps(Set.of(map)).towards(target);
  }

  /** Whether enough of a run waits to read no more for now. */
  boolean isBusy(String run) {
    Map<CountKey, Long> counts = context.store().counts();
    CountKey pending = new CountKey(map, target, ObligationStatus.PENDING);
    return counts.getOrDefault(pending, 0L) >= MOST_WAITING
        && context
                .store()
                .obligations(query(MOST_WAITING, ObligationStatus.PENDING).ofRun(run))
                .size()
            >= MOST_WAITING;
  }

  /** Whether anything of a run still has its turn before it. */
  boolean isWaiting(String run) {
    return !context
        .store()
        .obligations(query(1, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT).ofRun(run))
        .isEmpty();
  }

  /** The next parked obligations of a run behind a sequence. */
  List<Obligation> parked(String run, long after) {
    return context
        .store()
        .obligations(query(PAGE, ObligationStatus.PARKED).ofRun(run).after(after));
  }

  /** Live changes of these rows that wait, by sequence. */
  Map<Long, LinkKey> live(Set<LinkKey> rows) {
    Map<Long, LinkKey> found = new LinkedHashMap<>();
    if (rows.isEmpty()) {
      return found;
    }
    ObligationQuery query =
        query(Integer.MAX_VALUE, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT).ofKeys(rows);
    for (Obligation obligation : context.store().obligations(query)) {
      LinkKey key = obligation.key();
      if (obligation.run() == null && key != null) {
        found.put(obligation.sequence(), key);
      }
    }
    return found;
  }

  /** Live changes that wait, a page of them behind a sequence. */
  List<Obligation> live(long after) {
    return context
        .store()
        .obligations(query(PAGE, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT).after(after));
  }

  /** The sequence of the first obligation of a run; the highest number when there is none. */
  long first(String run) {
    List<Obligation> first =
        context
            .store()
            .obligations(
                ObligationQuery.of(1, ObligationStatus.values()).ofMaps(Set.of(map)).ofRun(run));
    return first.isEmpty() ? Long.MAX_VALUE : first.get(0).sequence();
  }

  /** How many obligations of a run came to no end. */
  long count(String run, ObligationStatus... statuses) {
    long count = 0;
    @Nullable Obligation last = null;
    List<Obligation> page = List.of();
    do {
      long after = last == null ? 0 : last.sequence();
      page = context.store().obligations(query(PAGE, statuses).ofRun(run).after(after));
      last = page.isEmpty() ? last : page.get(page.size() - 1);
      count += page.size();
    } while (page.size() == PAGE);
    return count;
  }
}
