package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.ForwardingSyncStore;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The store as one process sees it: each change of it may fail, or be the last of the process. */
final class SimulatedStore extends ForwardingSyncStore {
  private final SyncStore store;
  private final SimulatedProcess process;

  SimulatedStore(SyncStore store, SimulatedProcess process) {
    this.store = store;
    this.process = process;
  }

  @Override
  protected SyncStore delegate() {
    return store;
  }

  @Override
  public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
    process.before("lease");
    Lease lease = store.lease(partition, owner, now, life);
    if (lease != null) {
      process.leased(lease);
    }
    process.after("lease");
    return lease;
  }

  @Override
  public CommitOutcome commit(StoreCommit commit) {
    process.before("commit");
    process.failCommit(false);
    CommitOutcome outcome = store.commit(commit);
    process.committed(commit, outcome);
    process.failCommit(true);
    process.after("commit");
    return outcome;
  }
}
