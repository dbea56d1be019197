package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.ForwardingSyncStore;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A store that passes everything on, so that a mutant need only say what it breaks. */
class MutantStore extends ForwardingSyncStore {
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
  protected SyncStore delegate() {
    return store;
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
