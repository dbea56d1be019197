package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store that passes everything on, so that a mutant need only say what it breaks. */
class MutantStore implements SyncStore {
  final SyncStore store;

  MutantStore(SyncStore store) {
    this.store = store;
  }

  /** The commit without some of its documents. */
  static StoreCommit without(StoreCommit commit, Predicate<String> dropped) {
    StoreCommit.Builder kept = StoreCommit.under(commit.lease());
    commit.received().forEach(kept::receive);
    commit.settlements().forEach(kept::settle);
    commit.links().forEach(kept::link);
    commit.removedLinks().forEach(kept::unlink);
    commit.expected().forEach(kept::expect);
    commit
        .documents()
        .forEach(
            (name, text) -> {
              if (!dropped.test(name)) {
                kept.document(name, text);
              }
            });
    return kept.build();
  }

  @Override
  public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
    return store.lease(partition, owner, now, life);
  }

  @Override
  public void release(Lease lease) {
    store.release(lease);
  }

  @Override
  public CommitOutcome commit(StoreCommit commit) {
    return store.commit(commit);
  }

  @Override
  public List<Obligation> obligations(ObligationQuery query) {
    return store.obligations(query);
  }

  @Override
  public Map<String, Obligation> received(Collection<String> operationIds) {
    return store.received(operationIds);
  }

  @Override
  public Map<LinkKey, Link> links(String map, Collection<LinkKey> keys) {
    return store.links(map, keys);
  }

  @Override
  public Map<UUID, Link> linksOfRows(String map, Collection<UUID> rowIds) {
    return store.linksOfRows(map, rowIds);
  }

  @Override
  public List<Link> links(String map, @Nullable LinkKey after, int limit) {
    return store.links(map, after, limit);
  }

  @Override
  public Map<String, String> documents(String prefix) {
    return store.documents(prefix);
  }

  @Override
  public Map<CountKey, Long> counts() {
    return store.counts();
  }

  @Override
  public int prune(Instant before, int limit) {
    return store.prune(before, limit);
  }

  @Override
  public void close() {
    store.close();
  }

  /** A store that works like this around the one of a history. */
  static PlantedBugs planted(UnaryOperator<SyncStore> broken) {
    return new PlantedBugs() {
      @Override
      public SyncStore store(SyncStore kept) {
        return broken.apply(kept);
      }
    };
  }

  /** A store that is given other commits than those that were meant. */
  static PlantedBugs committing(UnaryOperator<StoreCommit> broken) {
    return planted(
        kept ->
            new MutantStore(kept) {
              @Override
              public CommitOutcome commit(StoreCommit commit) {
                return store.commit(broken.apply(commit));
              }
            });
  }
}
