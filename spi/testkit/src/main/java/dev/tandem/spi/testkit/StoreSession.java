package dev.tandem.spi.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Payload;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store under test with what the contract tests put into it. */
final class StoreSession implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-05T10:00:00.123Z");
  static final Duration LIFE = Duration.ofSeconds(30);
  static final String PARTITION = "partition";
  static final String MAP = "Projects V2 (msdyn_projects)";

  private final SyncStore store;

  private StoreSession(SyncStore store) {
    this.store = store;
  }

  static StoreSession open(StoreSubject subject) {
    return new StoreSession(subject.openEmpty());
  }

  static StoreSession of(SyncStore store) {
    return new StoreSession(store);
  }

  SyncStore store() {
    return store;
  }

  /** A lease that must be given. */
  Lease lease(String owner, Instant now) {
    Lease lease = store.lease(PARTITION, owner, now, LIFE);
    assertNotNull(lease, () -> owner + " must get the partition");
    if (lease == null) {
      throw new AssertionError(owner + " must get the partition");
    }
    return lease;
  }

  /** A commit that must be stored. */
  CommitOutcome.Committed committed(StoreCommit.Builder commit) {
    return assertInstanceOf(CommitOutcome.Committed.class, store.commit(commit.build()));
  }

  static StoreCommit.Builder commit() {
    return StoreCommit.under(null);
  }

  /** Receives pending obligations with these operation ids. */
  CommitOutcome.Committed receive(String... operationIds) {
    StoreCommit.Builder commit = commit();
    for (String operationId : operationIds) {
      commit.receive(obligation(operationId));
    }
    return committed(commit);
  }

  static Obligation obligation(String operationId) {
    return obligation(operationId, ObligationStatus.PENDING);
  }

  static Obligation obligation(String operationId, ObligationStatus status) {
    return new Obligation(
        0,
        operationId,
        PARTITION,
        MAP,
        Side.FINANCE,
        null,
        null,
        null,
        status,
        0,
        null,
        null,
        NOW,
        NOW,
        "",
        payload(operationId));
  }

  static Payload payload(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The obligation with this operation id as it is now. */
  Obligation now(String operationId) {
    Obligation obligation = store.received(List.of(operationId)).get(operationId);
    if (obligation == null) {
      throw new AssertionError("the store does not know operation " + operationId);
    }
    return obligation;
  }

  /** Gives an obligation another status. */
  CommitOutcome settle(String operationId, ObligationStatus to) {
    Settlement settlement = Settlement.of(now(operationId), to, NOW.plusSeconds(1), "settled");
    return store.commit(commit().settle(settlement).build());
  }

  static Link link(LinkKey key, @Nullable UUID row, String state) {
    return new Link(MAP, key, row, payload(state));
  }

  /** All obligations in their order. */
  List<Obligation> all() {
    return store.obligations(ObligationQuery.of(10_000, ObligationStatus.values()));
  }

  List<String> operations(ObligationQuery query) {
    return store.obligations(query).stream().map(Obligation::operationId).toList();
  }

  Map<CountKey, Long> counts() {
    return store.counts();
  }

  /** Counts of the usual map towards finance by status. */
  static Map<CountKey, Long> counts(Map<ObligationStatus, Long> byStatus) {
    Map<CountKey, Long> counts = new HashMap<>();
    byStatus.forEach((status, count) -> counts.put(new CountKey(MAP, Side.FINANCE, status), count));
    return counts;
  }

  /** The store is as it was before its first commit. */
  void assertEmpty() {
    assertEquals(List.of(), all(), "obligations");
    assertEquals(Map.of(), counts(), "counts");
    assertEquals(List.of(), store.links(MAP, null, 10), "links");
    assertEquals(Map.of(), store.documents(""), "documents");
  }

  @Override
  public void close() {
    store.close();
  }
}
