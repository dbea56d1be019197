package dev.tandem.spi.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A store that passes every call on to another one, for hosts that count, check or delay some of
 * them: override those and leave the rest. Closing it closes the store behind it. Safe for any
 * thread as far as that one is.
 */
public abstract class ForwardingSyncStore implements SyncStore {
  /** For subclasses. */
  protected ForwardingSyncStore() {}

  /** The store that answers; asked once for each call. */
  protected abstract SyncStore delegate();

  @Override
  public @Nullable Lease lease(String partition, String owner, Instant now, Duration life) {
    return delegate().lease(partition, owner, now, life);
  }

  @Override
  public void release(Lease lease) {
    delegate().release(lease);
  }

  @Override
  public CommitOutcome commit(StoreCommit commit) {
    return delegate().commit(commit);
  }

  @Override
  public List<Obligation> obligations(ObligationQuery query) {
    return delegate().obligations(query);
  }

  @Override
  public Map<String, Obligation> received(Collection<String> operationIds) {
    return delegate().received(operationIds);
  }

  @Override
  public Map<LinkKey, Link> links(String map, Collection<LinkKey> keys) {
    return delegate().links(map, keys);
  }

  @Override
  public Map<UUID, Link> linksOfRows(String map, Collection<UUID> rowIds) {
    return delegate().linksOfRows(map, rowIds);
  }

  @Override
  public List<Link> links(String map, @Nullable LinkKey after, int limit) {
    return delegate().links(map, after, limit);
  }

  @Override
  public Map<String, String> documents(String prefix) {
    return delegate().documents(prefix);
  }

  @Override
  public Map<CountKey, Long> counts() {
    return delegate().counts();
  }

  @Override
  public int prune(Instant before, int limit) {
    return delegate().prune(before, limit);
  }

  @Override
  public void close() {
    delegate().close();
  }
}
