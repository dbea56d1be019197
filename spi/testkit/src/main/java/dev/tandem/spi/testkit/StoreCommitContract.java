package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.StoreSession.NOW;
import static dev.tandem.spi.testkit.StoreSession.commit;
import static dev.tandem.spi.testkit.StoreSession.obligation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Payload;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a store promises of commits: everything or nothing, and everything once. */
public interface StoreCommitContract extends StoreSubject {
  /** One megabyte. */
  int LARGE = 1 << 20;

  /** An obligation comes back as it was received, at its place. */
  @Test
  default void keepsEveryPartOfAnObligation() {
    try (StoreSession session = StoreSession.open(this)) {
      Obligation full =
          new Obligation(
              77,
              "op Ä/ß 'quoted\" \\ 日本 😀",
              "part % _",
              "map ÄÖÜ",
              Side.DATAVERSE,
              new LinkKey(-1, Long.MIN_VALUE),
              "group 日",
              "run ß",
              ObligationStatus.PARKED,
              7,
              NOW.plusSeconds(60),
              "waiting for é",
              NOW.minusSeconds(5),
              NOW.minusSeconds(3),
              "note\nwith lines and " + "x".repeat(5000),
              Payload.of(new byte[] {0, -1, 127, -128}));
      session.committed(commit().receive(full).receive(obligation("plain")));
      Obligation stored = session.now(full.operationId());
      assertEquals(full.at(stored.sequence()), stored);
      Obligation plain = session.now("plain");
      assertEquals(obligation("plain").at(plain.sequence()), plain);
    }
  }

  /** Places grow in the order of receipt, whatever the obligation says. */
  @Test
  default void givesPlacesInOrder() {
    try (StoreSession session = StoreSession.open(this)) {
      session.committed(commit().receive(obligation("b").at(9)).receive(obligation("a").at(3)));
      session.receive("d", "c");
      List<Obligation> all = session.all();
      assertEquals(List.of("b", "a", "d", "c"), all.stream().map(Obligation::operationId).toList());
      long before = 0;
      for (Obligation obligation : all) {
        assertTrue(obligation.sequence() > before, "places grow from 1 on");
        before = obligation.sequence();
      }
    }
  }

  /** An operation is received once, within a commit and over all of them (I5). */
  @Test
  default void receivesAnOperationOnce() {
    try (StoreSession session = StoreSession.open(this)) {
      assertEquals(new CommitOutcome.Committed(2, 1), session.receive("a", "b", "a"));
      session.settle("a", ObligationStatus.APPLIED);
      Obligation again = obligation("a", ObligationStatus.DEAD);
      CommitOutcome outcome =
          session.store().commit(commit().receive(again).receive(obligation("c")).build());
      assertEquals(new CommitOutcome.Committed(1, 1), outcome);
      assertEquals(ObligationStatus.APPLIED, session.now("a").status(), "the first one counts");
      assertEquals(3, session.all().size());
      assertEquals(
          StoreSession.counts(Map.of(ObligationStatus.APPLIED, 1L, ObligationStatus.PENDING, 2L)),
          session.counts());
    }
  }

  /** A settlement changes what it says and leaves the rest, the place included. */
  @Test
  default void settlesInPlace() {
    try (StoreSession session = StoreSession.open(this)) {
      session.receive("a", "b");
      Obligation before = session.now("a");
      Settlement parked =
          new Settlement(
              before.sequence(),
              ObligationStatus.PENDING,
              ObligationStatus.PARKED,
              new LinkKey(5, 6),
              3,
              NOW.plusSeconds(9),
              "row",
              NOW.plusSeconds(1),
              "parked",
              StoreSession.payload("new"));
      session.committed(commit().settle(parked));
      assertEquals(before.after(parked), session.now("a"));
      Settlement back =
          Settlement.of(session.now("a"), ObligationStatus.PENDING, NOW.plusSeconds(2), "back");
      session.committed(commit().settle(back));
      assertEquals(before.after(parked).after(back), session.now("a"), "key and payload stay");
      assertEquals(List.of("a", "b"), session.all().stream().map(Obligation::operationId).toList());
    }
  }

  /** Whatever happens, what was received adds up to what became of it (I22). */
  @Test
  default void conservesCounts() {
    try (StoreSession session = StoreSession.open(this)) {
      List<ObligationStatus> statuses = Arrays.asList(ObligationStatus.values());
      for (ObligationStatus status : statuses) {
        session.receive("op " + status);
        session.committed(commit().receive(obligation("direct " + status, status)));
      }
      for (ObligationStatus status : statuses) {
        if (status != ObligationStatus.PENDING) {
          session.settle("op " + status, status);
        }
      }
      Map<ObligationStatus, Long> expected = new EnumMap<>(ObligationStatus.class);
      statuses.forEach(status -> expected.put(status, 2L));
      assertEquals(StoreSession.counts(expected), session.counts());
    }
  }

  /** An obligation that has another status than expected stops the whole commit. */
  @Test
  default void storesNothingWhenAnObligationChanged() {
    try (StoreSession session = StoreSession.open(this)) {
      session.receive("a", "b");
      Settlement late = Settlement.of(session.now("a"), ObligationStatus.DEAD, NOW, "late");
      Settlement unknown = settlement(1_000_000, ObligationStatus.PENDING);
      Settlement sound = Settlement.of(session.now("b"), ObligationStatus.DEAD, NOW, "sound");
      session.settle("a", ObligationStatus.APPLIED);
      List<Obligation> before = session.all();
      for (Settlement wrong : List.of(late, unknown)) {
        StoreCommit commit = everything().settle(sound).settle(wrong).build();
        assertInstanceOf(CommitOutcome.Changed.class, session.store().commit(commit));
        assertUntouched(session, before);
      }
      Settlement twice = Settlement.of(session.now("b"), ObligationStatus.FILTERED, NOW, "twice");
      StoreCommit commit = everything().settle(sound).settle(twice).build();
      assertInstanceOf(
          CommitOutcome.Changed.class, session.store().commit(commit), "settled twice");
      assertUntouched(session, before);
    }
  }

  private static Settlement settlement(long sequence, ObligationStatus from) {
    return new Settlement(
        sequence, from, ObligationStatus.APPLIED, null, 1, null, null, NOW, "", null);
  }

  /** A commit with one of everything. */
  private static StoreCommit.Builder everything() {
    return commit()
        .receive(obligation("new"))
        .link(StoreSession.link(new LinkKey(1, 2), null, "new"))
        .document("new", "new");
  }

  private static void assertUntouched(StoreSession session, List<Obligation> before) {
    assertEquals(before, session.all(), "obligations");
    assertEquals(Map.of(), session.store().received(List.of("new")));
    assertEquals(List.of(), session.store().links(StoreSession.MAP, null, 5), "links");
    assertEquals(Set.of(), session.store().documents("new").keySet(), "documents");
  }

  /** A document with another text than expected stops the whole commit. */
  @Test
  default void storesNothingWhenADocumentChanged() {
    try (StoreSession session = StoreSession.open(this)) {
      session.receive("a");
      session.committed(commit().document("kept", "1"));
      List<Obligation> before = session.all();
      Map<String, String> wrong = Map.of("kept", "2", "other", "1");
      wrong.forEach(
          (name, text) -> {
            Settlement sound = Settlement.of(before.get(0), ObligationStatus.DEAD, NOW, "");
            StoreCommit commit = everything().settle(sound).expect(name, text).build();
            assertInstanceOf(CommitOutcome.Changed.class, session.store().commit(commit));
            assertUntouched(session, before);
          });
      StoreCommit absent = everything().expect("kept", "").build();
      assertInstanceOf(CommitOutcome.Changed.class, session.store().commit(absent), "it is there");
      assertUntouched(session, before);
      session.committed(everything().expect("kept", "1").expect("other", ""));
      assertEquals(2, session.all().size(), "stored");
    }
  }

  /** A commit without content still tells whether its conditions hold. */
  @Test
  default void answersEmptyCommits() {
    try (StoreSession session = StoreSession.open(this)) {
      assertEquals(new CommitOutcome.Committed(0, 0), session.store().commit(commit().build()));
      StoreCommit wrong = commit().expect("none", "1").build();
      assertInstanceOf(CommitOutcome.Changed.class, session.store().commit(wrong));
      session.assertEmpty();
    }
  }

  /** Payloads of any size come back byte by byte. */
  @Test
  default void keepsLargeAndEmptyPayloads() {
    try (StoreSession session = StoreSession.open(this)) {
      byte[] bytes = new byte[LARGE];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (i * 31 + (i >> 8));
      }
      Payload large = Payload.of(bytes);
      LinkKey key = new LinkKey(3, 4);
      session.receive("a");
      session.committed(commit().settle(withPayload(session.now("a"), large)));
      session.committed(commit().link(new Link("m", key, null, large)));
      assertEquals(large, session.now("a").payload());
      assertEquals(large, session.store().links("m", null, 1).get(0).state());
      session.committed(commit().settle(withPayload(session.now("a"), Payload.EMPTY)));
      assertEquals(0, session.now("a").payload().size());
    }
  }

  private static Settlement withPayload(Obligation obligation, Payload payload) {
    return new Settlement(
        obligation.sequence(),
        obligation.status(),
        obligation.status(),
        null,
        1,
        null,
        null,
        NOW,
        "",
        payload);
  }

  /** Threads that receive the same operations receive each of them once (I5, I9). */
  @Test
  default void receivesOnceUnderThreads() {
    try (StoreSession session = StoreSession.open(this)) {
      AtomicInteger received = new AtomicInteger();
      AtomicInteger repeated = new AtomicInteger();
      Parallel.run(
          LifeContract.THREADS,
          thread -> {
            for (int round = 0; round < LifeContract.ROUNDS; round++) {
              CommitOutcome.Committed outcome =
                  session.receive("shared " + round, "own " + thread + " " + round);
              received.addAndGet(outcome.received());
              repeated.addAndGet(outcome.repeated());
            }
          });
      int distinct = LifeContract.ROUNDS * (LifeContract.THREADS + 1);
      assertEquals(distinct, received.get(), "received");
      assertEquals(LifeContract.ROUNDS * (LifeContract.THREADS - 1), repeated.get(), "repeated");
      assertEquals(distinct, session.all().size(), "obligations");
      assertEquals(
          StoreSession.counts(Map.of(ObligationStatus.PENDING, (long) distinct)), session.counts());
    }
  }

  /** Of several threads that settle one obligation, exactly one succeeds (I9). */
  @Test
  default void settlesOnceUnderThreads() {
    try (StoreSession session = StoreSession.open(this)) {
      for (int round = 0; round < LifeContract.ROUNDS; round++) {
        String operation = "op " + round;
        session.receive(operation);
        Obligation pending = session.now(operation);
        AtomicInteger settled = new AtomicInteger();
        Parallel.run(
            LifeContract.THREADS,
            thread -> {
              Settlement settlement =
                  Settlement.of(pending, ObligationStatus.APPLIED, NOW, "by " + thread);
              CommitOutcome outcome = session.store().commit(commit().settle(settlement).build());
              settled.addAndGet(outcome.succeeded() ? 1 : 0);
            });
        assertEquals(1, settled.get(), "settlements of one obligation");
      }
      assertEquals(
          StoreSession.counts(Map.of(ObligationStatus.APPLIED, (long) LifeContract.ROUNDS)),
          session.counts());
    }
  }
}
