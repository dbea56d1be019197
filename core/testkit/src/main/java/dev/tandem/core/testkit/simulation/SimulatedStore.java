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
import org.jspecify.annotations.Nullable;

/** The store as one process sees it: each change of it may fail, or be the last of the process. */
final class SimulatedStore implements SyncStore {
  private final SyncStore store;
  private final SimulatedProcess process;

  SimulatedStore(SyncStore store, SimulatedProcess process) {
    this.store = store;
    this.process = process;
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
  public void release(Lease lease) {
    store.release(lease);
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
}
