package dev.tandem.sync.run;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.codec.Trace;
import dev.tandem.sync.codec.TraceCodec;
import dev.tandem.sync.initial.RowOutcome;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of the rows of a run, page by page, and a second try for those that failed. */
public final class RowOutcomes {
  private static final int PAGE = 500;

  private final SyncContext context;
  private final String run;

  /** The rows of one run. */
  public RowOutcomes(SyncContext context, String run) {
    this.context = context;
    this.run = run;
  }

  /**
   * Hands over every row that was recorded, in the order in which they were, with a page in memory.
   *
   * @param statuses only rows with one of these outcomes
   */
  public void forEach(Consumer<? super RowOutcome> consumer, ObligationStatus... statuses) {
    long after = 0;
    List<Obligation> page = page(after, statuses);
    while (!page.isEmpty()) {
      Map<Obligation, Trace> traces = traces(page);
      Map<String, Map<LinkKey, KeyValues>> keys = keys(traces);
      for (Obligation obligation : page) {
        consumer.accept(outcome(obligation, traces.get(obligation), keys));
        after = obligation.sequence();
      }
      page = page(after, statuses);
    }
  }

  private List<Obligation> page(long after, ObligationStatus... statuses) {
    return context.store().obligations(ObligationQuery.of(PAGE, statuses).ofRun(run).after(after));
  }

  /** What each says about its row: settled ones keep a trace, others still hold the change. */
  private Map<Obligation, Trace> traces(List<Obligation> page) {
    Map<Obligation, Trace> traces = new HashMap<>();
    for (Obligation obligation : page) {
      Trace trace = TraceCodec.read(obligation.payload());
      MapRun map = context.map(obligation.map());
      if (trace == null && map != null) {
        OwedChange change =
            context.changes().read(obligation.payload(), map.table(obligation.target().other()));
        trace = new Trace(map.hash(), null, change.id(), change.key(), List.of());
      }
      if (trace != null) {
        traces.put(obligation, trace);
      }
    }
    return traces;
  }

  /** The finance keys of the pairs that traces name, by map. */
  private Map<String, Map<LinkKey, KeyValues>> keys(Map<Obligation, Trace> traces) {
    Map<String, Set<LinkKey>> wanted = new HashMap<>();
    traces.forEach(
        (obligation, trace) -> {
          if (trace.link() != null) {
            wanted
                .computeIfAbsent(obligation.map(), any -> new LinkedHashSet<>())
                .add(trace.link());
          }
        });
    Map<String, Map<LinkKey, KeyValues>> keys = new HashMap<>();
    wanted.forEach((name, links) -> keys.put(name, keys(name, links)));
    return keys;
  }

  private Map<LinkKey, KeyValues> keys(String name, Set<LinkKey> links) {
    Map<LinkKey, KeyValues> keys = new HashMap<>();
    MapRun map = context.map(name);
    if (map != null) {
      context
          .store()
          .links(name, links)
          .forEach(
              (key, link) -> {
                LinkState state =
                    context.links().read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE));
                keys.put(key, state.financeKey());
              });
    }
    return keys;
  }

  private RowOutcome outcome(
      Obligation obligation, @Nullable Trace trace, Map<String, Map<LinkKey, KeyValues>> keys) {
    UUID id = trace == null ? null : trace.id();
    KeyValues own = trace == null ? null : trace.key();
    LinkKey link = trace == null ? null : trace.link();
    KeyValues key =
        own == null && link != null ? keys.getOrDefault(obligation.map(), Map.of()).get(link) : own;
    return new RowOutcome(
        run,
        obligation.map(),
        obligation.target().other(),
        id,
        key,
        obligation.operationId(),
        obligation.status(),
        obligation.note(),
        obligation.settledAt());
  }

  /**
   * Gives the rows that are dead or parked another try with what they hold now.
   *
   * @return how many
   */
  public int retryFailed() {
    int retried = 0;
    long after = 0;
    List<Obligation> page = page(after, ObligationStatus.DEAD, ObligationStatus.PARKED);
    while (!page.isEmpty()) {
      StoreCommit.Builder commit = StoreCommit.under(null);
      page.forEach(
          obligation ->
              commit.settle(
                  Settlement.of(
                      obligation, ObligationStatus.PENDING, context.now(), "tried again")));
      // A worker that settled one of them meanwhile makes the page be read again.
      if (context.store().commit(commit.build()).succeeded()) {
        retried += page.size();
        after = page.get(page.size() - 1).sequence();
      }
      page = page(after, ObligationStatus.DEAD, ObligationStatus.PARKED);
    }
    return retried;
  }
}
