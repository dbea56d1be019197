package dev.tandem.spi.state;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store in memory: one lock guards everything. */
final class MemorySyncStore implements SyncStore {
  private final Map<String, Lease> leases = new HashMap<>();
  private final MemoryObligations obligations = new MemoryObligations();
  private final Map<String, MemoryLinks> links = new HashMap<>();
  private final NavigableMap<String, String> documents = new TreeMap<>();
  private boolean closed;

  @Override
  public synchronized @Nullable Lease lease(
      String partition, String owner, Instant now, Duration life) {
    requireOpen();
    Lease held = leases.get(partition);
    boolean running = held != null && held.until().isAfter(now);
    if (held != null && running && !held.owner().equals(owner)) {
      return null;
    }
    long generation = held == null ? 1 : running ? held.generation() : held.generation() + 1;
    Lease lease = new Lease(partition, owner, generation, now.plus(life));
    leases.put(partition, lease);
    return lease;
  }

  @Override
  public synchronized void release(Lease lease) {
    requireOpen();
    Lease held = leases.get(lease.partition());
    if (held != null && isSame(held, lease)) {
      Lease over = new Lease(held.partition(), held.owner(), held.generation(), Instant.MIN);
      leases.put(held.partition(), over);
    }
  }

  @Override
  public synchronized CommitOutcome commit(StoreCommit commit) {
    requireOpen();
    Lease lease = commit.lease();
    if (lease != null) {
      Lease held = leases.get(lease.partition());
      if (held == null || !isSame(held, lease)) {
        return new CommitOutcome.Fenced();
      }
    }
    String changed = changed(commit);
    return changed == null ? store(commit) : new CommitOutcome.Changed(changed);
  }

  private static boolean isSame(Lease one, Lease other) {
    return one.generation() == other.generation() && one.owner().equals(other.owner());
  }

  private @Nullable String changed(StoreCommit commit) {
    for (Map.Entry<String, String> expected : commit.expected().entrySet()) {
      if (!documents.getOrDefault(expected.getKey(), "").equals(expected.getValue())) {
        return "document " + expected.getKey();
      }
    }
    Map<Long, ObligationStatus> settled = new HashMap<>(2 * commit.settlements().size());
    for (Settlement settlement : commit.settlements()) {
      ObligationStatus earlier = settled.put(settlement.sequence(), settlement.to());
      boolean asExpected =
          earlier == null
              ? obligations.has(settlement.sequence(), settlement.from())
              : earlier == settlement.from();
      if (!asExpected) {
        return "obligation " + settlement.sequence();
      }
    }
    return null;
  }

  private CommitOutcome store(StoreCommit commit) {
    int received = 0;
    for (Obligation obligation : commit.received()) {
      received += obligations.add(obligation) ? 1 : 0;
    }
    commit.settlements().forEach(obligations::settle);
    commit.removedLinks().forEach(link -> of(link.map()).remove(link.key()));
    commit.links().forEach(link -> of(link.map()).put(link));
    commit.documents().forEach(this::keep);
    return new CommitOutcome.Committed(received, commit.received().size() - received);
  }

  private MemoryLinks of(String map) {
    return links.computeIfAbsent(map, any -> new MemoryLinks());
  }

  private void keep(String name, String text) {
    if (text.isEmpty()) {
      documents.remove(name);
    } else {
      documents.put(name, text);
    }
  }

  @Override
  public synchronized List<Obligation> obligations(ObligationQuery query) {
    requireOpen();
    return obligations.find(query);
  }

  @Override
  public synchronized Map<String, Obligation> received(Collection<String> operationIds) {
    requireOpen();
    return obligations.byOperation(operationIds);
  }

  @Override
  public synchronized Map<LinkKey, Link> links(String map, Collection<LinkKey> keys) {
    requireOpen();
    return of(map).ofKeys(keys);
  }

  @Override
  public synchronized Map<UUID, Link> linksOfRows(String map, Collection<UUID> rowIds) {
    requireOpen();
    return of(map).ofRows(rowIds);
  }

  @Override
  public synchronized List<Link> links(String map, @Nullable LinkKey after, int limit) {
    requireOpen();
    return of(map).page(after, limit);
  }

  @Override
  public synchronized Map<String, String> documents(String prefix) {
    requireOpen();
    Map<String, String> found = new LinkedHashMap<>();
    for (Map.Entry<String, String> document : documents.tailMap(prefix, true).entrySet()) {
      if (!document.getKey().startsWith(prefix)) {
        break;
      }
      found.put(document.getKey(), document.getValue());
    }
    return found;
  }

  @Override
  public synchronized Map<CountKey, Long> counts() {
    requireOpen();
    return obligations.counts();
  }

  @Override
  public synchronized int prune(Instant before, int limit) {
    requireOpen();
    return obligations.prune(before, limit);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new PermanentConnectorException(ErrorCode.CONNECTOR_CLOSED, "the store is closed");
    }
  }
}
