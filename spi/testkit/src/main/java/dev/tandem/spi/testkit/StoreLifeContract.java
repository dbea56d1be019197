package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.StoreSession.LIFE;
import static dev.tandem.spi.testkit.StoreSession.MAP;
import static dev.tandem.spi.testkit.StoreSession.NOW;
import static dev.tandem.spi.testkit.StoreSession.PARTITION;
import static dev.tandem.spi.testkit.StoreSession.commit;
import static dev.tandem.spi.testkit.StoreSession.obligation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.state.CountKey;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a store promises of its beginning, its end and what outlives it. */
public interface StoreLifeContract extends StoreSubject {

  /** A new store holds nothing. */
  @Test
  default void startsEmpty() {
    try (StoreSession session = StoreSession.open(this)) {
      session.assertEmpty();
      assertEquals(0, session.store().prune(NOW, 10));
    }
  }

  /** Closing twice is no error. */
  @Test
  default void closesTheStoreTwice() {
    StoreSession session = StoreSession.open(this);
    session.close();
    session.close();
  }

  /** A closed store refuses every call. */
  @Test
  default void refusesEveryCallAfterClose() {
    StoreSession session = StoreSession.open(this);
    SyncStore store = session.store();
    Lease lease = session.lease("a", NOW);
    StoreCommit commit = commit().receive(obligation("x")).build();
    session.close();
    List<Executable> calls =
        List.of(
            () -> store.lease(PARTITION, "b", NOW, LIFE),
            () -> store.release(lease),
            () -> store.commit(commit),
            () -> store.obligations(ObligationQuery.of(1, ObligationStatus.PENDING)),
            () -> store.received(List.of("x")),
            () -> store.links(MAP, List.of(new LinkKey(1, 1))),
            () -> store.linksOfRows(MAP, List.of(new UUID(1, 1))),
            () -> store.links(MAP, null, 1),
            () -> store.documents(""),
            store::counts,
            () -> store.prune(NOW, 1));
    calls.forEach(call -> ContractSession.assertFails(ErrorCode.CONNECTOR_CLOSED, call));
  }

  /**
   * What was committed survives, leases and counts of what was forgotten included (I7, I9, I22).
   */
  @Test
  default void survivesItsEndIfItCanBeReopened() {
    StoreSession session = StoreSession.open(this);
    LinkKey key = new LinkKey(-3, 4);
    Link link = StoreSession.link(key, new UUID(3, 3), "state");
    session.receive("a", "b");
    session.committed(
        commit()
            .receive(obligation("done", ObligationStatus.APPLIED))
            .link(link)
            .document("cursor", "text"));
    session.settle("a", ObligationStatus.PARKED);
    session.store().prune(NOW.plusMillis(1), 10);
    Lease lease = session.lease("worker", NOW);
    List<Obligation> all = session.all();
    Map<CountKey, Long> counts = session.counts();
    session.close();
    Optional<SyncStore> reopened = reopen(session.store());
    if (reopened.isEmpty()) {
      return;
    }
    try (StoreSession again = StoreSession.of(reopened.get())) {
      assertEquals(all, again.all(), "obligations");
      assertEquals(counts, again.counts(), "counts");
      assertEquals(List.of(link), again.store().links(MAP, null, 5), "links");
      assertEquals(Map.of("cursor", "text"), again.store().documents(""), "documents");
      assertNull(again.store().lease(PARTITION, "other", NOW, LIFE), "the lease is held");
      again.committed(StoreCommit.under(lease).receive(obligation("c")));
      assertEquals(2, again.lease("other", lease.until()).generation(), "generations go on");
      assertEquals(0, again.receive("a", "c").received(), "known operations");
      assertTrue(again.now("c").sequence() > all.size() + 1, "a place is given once");
    }
  }
}
