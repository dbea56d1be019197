package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.StoreSession.LIFE;
import static dev.tandem.spi.testkit.StoreSession.NOW;
import static dev.tandem.spi.testkit.StoreSession.PARTITION;
import static dev.tandem.spi.testkit.StoreSession.obligation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What a store promises of leases: one worker per partition (I8, I9). */
public interface StoreLeaseContract extends StoreSubject {

  /** A partition belongs to one owner until the lease runs out; others do not concern it. */
  @Test
  default void givesAPartitionToOneOwner() {
    try (StoreSession session = StoreSession.open(this)) {
      assertEquals(new Lease(PARTITION, "a", 1, NOW.plus(LIFE)), session.lease("a", NOW));
      assertNull(session.store().lease(PARTITION, "b", NOW, LIFE), "the partition is held");
      assertNull(
          session.store().lease(PARTITION, "b", NOW.plus(LIFE).minusMillis(1), LIFE),
          "to the last moment");
      assertNotNull(session.store().lease("another", "b", NOW, LIFE), "another partition");
    }
  }

  /** A renewal in time moves the end and keeps the generation. */
  @Test
  default void renewsInTime() {
    try (StoreSession session = StoreSession.open(this)) {
      session.lease("a", NOW);
      Lease renewed = session.lease("a", NOW.plusSeconds(20));
      assertEquals(new Lease(PARTITION, "a", 1, NOW.plusSeconds(20).plus(LIFE)), renewed);
      assertNull(
          session.store().lease(PARTITION, "b", NOW.plus(LIFE), LIFE), "the first end has moved");
    }
  }

  /** A lease that ran out goes to whoever asks, with a higher generation. */
  @Test
  default void passesOnWhatRanOut() {
    try (StoreSession session = StoreSession.open(this)) {
      session.lease("a", NOW);
      Lease second = session.lease("b", NOW.plus(LIFE));
      assertEquals(new Lease(PARTITION, "b", 2, NOW.plus(LIFE).plus(LIFE)), second);
      assertNull(session.store().lease(PARTITION, "a", NOW.plus(LIFE), LIFE), "it is lost");
      assertEquals(3, session.lease("a", second.until()).generation());
      assertEquals(4, session.lease("a", second.until().plus(LIFE)).generation(), "too late");
    }
  }

  /** A partition that is given back can be taken at once. */
  @Test
  default void releasesForTheNextOwner() {
    try (StoreSession session = StoreSession.open(this)) {
      Lease first = session.lease("a", NOW);
      session.store().release(first);
      session.store().release(first);
      Lease second = session.lease("b", NOW);
      assertEquals(2, second.generation());
    }
  }

  /** What is not held any more cannot be given back. */
  @Test
  default void releasesOnlyWhatIsHeld() {
    try (StoreSession session = StoreSession.open(this)) {
      Lease first = session.lease("a", NOW);
      session.store().release(new Lease("never leased", "a", 1, NOW));
      session.lease("b", NOW.plus(LIFE));
      session.store().release(first);
      assertNull(session.store().lease(PARTITION, "a", NOW.plus(LIFE), LIFE), "b holds it");
    }
  }

  /** A commit under a lease that was replaced stores nothing at all. */
  @Test
  default void fencesCommitsOfOlderLeases() {
    try (StoreSession session = StoreSession.open(this)) {
      Lease first = session.lease("a", NOW);
      session.lease("b", NOW.plus(LIFE));
      session.receive("before");
      LinkKey key = new LinkKey(1, 1);
      Link link = StoreSession.link(key, null, "stale");
      StoreCommit commit =
          StoreCommit.under(first)
              .receive(obligation("stale"))
              .settle(Settlement.of(session.now("before"), ObligationStatus.APPLIED, NOW, "stale"))
              .link(link)
              .document("stale", "stale")
              .build();
      assertInstanceOf(CommitOutcome.Fenced.class, session.store().commit(commit));
      assertEquals(ObligationStatus.PENDING, session.now("before").status());
      assertEquals(1, session.all().size(), "obligations");
      assertEquals(List.of(), session.store().links(StoreSession.MAP, null, 5));
      assertEquals(Set.of(), session.store().documents("").keySet());
    }
  }

  /** A lease that nobody gave is none. */
  @Test
  default void fencesCommitsOfInventedLeases() {
    try (StoreSession session = StoreSession.open(this)) {
      Lease held = session.lease("a", NOW);
      List<Lease> invented =
          List.of(
              new Lease("never leased", "a", 1, held.until()),
              new Lease(PARTITION, "b", 1, held.until()),
              new Lease(PARTITION, "a", 2, held.until()));
      for (Lease lease : invented) {
        StoreCommit commit = StoreCommit.under(lease).receive(obligation("x")).build();
        assertInstanceOf(CommitOutcome.Fenced.class, session.store().commit(commit));
      }
      session.assertEmpty();
    }
  }

  /** Time alone takes no lease away: until somebody else has it, its commits are stored. */
  @Test
  default void storesUnderTheNewestLease() {
    try (StoreSession session = StoreSession.open(this)) {
      Lease first = session.lease("a", NOW);
      session.lease("a", NOW.plusSeconds(10));
      session.committed(StoreCommit.under(first).receive(obligation("after renewal")));
      session.committed(StoreCommit.under(null).receive(obligation("without lease")));
      assertEquals(2, session.all().size());
    }
  }

  /** Of several owners that ask at once, exactly one gets the partition (I9). */
  @Test
  default void leasesOnceUnderThreads() {
    try (StoreSession session = StoreSession.open(this)) {
      for (int round = 0; round < LifeContract.ROUNDS; round++) {
        String partition = "partition " + round;
        Set<String> owners = ConcurrentHashMap.newKeySet();
        Parallel.run(
            LifeContract.THREADS,
            thread -> {
              String owner = "owner " + thread;
              if (session.store().lease(partition, owner, NOW, LIFE) != null) {
                owners.add(owner);
              }
            });
        assertEquals(1, owners.size(), () -> "owners of one partition: " + owners);
      }
    }
  }
}
