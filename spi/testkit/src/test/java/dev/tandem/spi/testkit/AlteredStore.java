package dev.tandem.spi.testkit;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
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

/**
 * A store that behaves, for tests to override one behaviour of. What it holds outlives it, so that
 * it can be opened again.
 */
class AlteredStore implements SyncStore {
  final SyncStore sound;
  private volatile boolean closed;

  AlteredStore(SyncStore sound) {
    this.sound = sound;
  }

  /** Refuses a call after the end. */
  SyncStore open() {
    if (closed) {
      throw new PermanentConnectorException(ErrorCode.CONNECTOR_CLOSED, "the store is closed");
    }
    return sound;
  }

  @Override
  public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
    return open().lease(partition, owner, now, life);
  }

  @Override
  public void release(Lease lease) {
    open().release(lease);
  }

  @Override
  public CommitOutcome commit(StoreCommit commit) {
    return open().commit(commit);
  }

  @Override
  public List<Obligation> obligations(ObligationQuery query) {
    return open().obligations(query);
  }

  @Override
  public Map<String, Obligation> received(Collection<String> operationIds) {
    return open().received(operationIds);
  }

  @Override
  public Map<LinkKey, Link> links(String map, Collection<LinkKey> keys) {
    return open().links(map, keys);
  }

  @Override
  public Map<UUID, Link> linksOfRows(String map, Collection<UUID> rowIds) {
    return open().linksOfRows(map, rowIds);
  }

  @Override
  public List<Link> links(String map, @Nullable LinkKey after, int limit) {
    return open().links(map, after, limit);
  }

  @Override
  public Map<String, String> documents(String prefix) {
    return open().documents(prefix);
  }

  @Override
  public Map<CountKey, Long> counts() {
    return open().counts();
  }

  @Override
  public int prune(Instant before, int limit) {
    return open().prune(before, limit);
  }

  @Override
  public void close() {
    closed = true;
  }
}
