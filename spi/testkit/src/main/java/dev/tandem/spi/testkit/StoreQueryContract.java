package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.StoreSession.NOW;
import static dev.tandem.spi.testkit.StoreSession.commit;
import static dev.tandem.spi.testkit.StoreSession.obligation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a store promises of questions about obligations, and of forgetting them. */
public interface StoreQueryContract extends StoreSubject {

  /** Only obligations with one of the statuses are found. */
  @Test
  default void findsByStatus() {
    finds(query -> query);
  }

  /** Only obligations of the partition are found. */
  @Test
  default void findsByPartition() {
    finds(query -> query.inPartition("p1"));
  }

  /** Only obligations of the maps are found. */
  @Test
  default void findsByMap() {
    finds(query -> query.ofMaps(Set.of("m1", "none")));
  }

  /** Only obligations towards the side are found. */
  @Test
  default void findsByTarget() {
    finds(query -> query.towards(Side.DATAVERSE));
  }

  /** Only obligations of the pairs of rows are found. */
  @Test
  default void findsByKey() {
    finds(query -> query.ofKeys(StoreSamples.SOME_KEYS));
  }

  /** Only obligations of the group are found. */
  @Test
  default void findsByGroup() {
    finds(query -> query.ofGroup("g1"));
  }

  /** Only obligations of the run are found. */
  @Test
  default void findsByRun() {
    finds(query -> query.ofRun("r1"));
  }

  /** Only obligations that wait for one of the rows are found. */
  @Test
  default void findsByWhatTheyWaitFor() {
    finds(query -> query.waitingFor(Set.of("w1", "w2", "none")));
  }

  /** Only obligations without a next attempt, or with one that has come, are found. */
  @Test
  default void findsWhatIsDue() {
    finds(query -> query.dueAt(NOW));
    finds(query -> query.dueAt(NOW.minusMillis(1)));
  }

  private void finds(UnaryOperator<ObligationQuery> condition) {
    try (StoreSession session = StoreSession.open(this)) {
      List<Obligation> all = StoreSamples.receive(session);
      ObligationQuery wide = ObligationQuery.of(1000, ObligationStatus.values());
      ObligationQuery narrow =
          ObligationQuery.of(1000, ObligationStatus.PENDING, ObligationStatus.PARKED);
      for (ObligationQuery query : List.of(condition.apply(wide), condition.apply(narrow))) {
        List<Obligation> expected = StoreSamples.meeting(query, all);
        assertTrue(!expected.isEmpty() && expected.size() <= all.size(), "samples for " + query);
        assertEquals(expected, session.store().obligations(query), query::toString);
      }
    }
  }

  /** Conditions hold together, whichever of them. */
  @Test
  default void findsByAllConditionsTogether() {
    try (StoreSession session = StoreSession.open(this)) {
      List<Obligation> all = StoreSamples.receive(session);
      int answers = 0;
      for (ObligationQuery query : StoreSamples.combinations()) {
        List<Obligation> expected = StoreSamples.meeting(query, all);
        answers += expected.size();
        assertEquals(expected, session.store().obligations(query), query::toString);
      }
      assertTrue(answers > all.size(), "the samples prove something");
    }
  }

  /** Answers come in the order of their places and can be read page by page. */
  @Test
  default void pagesInTheOrderOfPlaces() {
    try (StoreSession session = StoreSession.open(this)) {
      List<Obligation> all = StoreSamples.receive(session);
      ObligationQuery any = ObligationQuery.of(1000, ObligationStatus.values());
      List<UnaryOperator<ObligationQuery>> conditions =
          List.of(
              query -> query,
              query -> query.ofMaps(Set.of("m1", "m2")),
              query -> query.ofKeys(StoreSamples.SOME_KEYS),
              query -> query.waitingFor(Set.of("w1", "w2")),
              query -> query.ofGroup("g1"));
      for (UnaryOperator<ObligationQuery> condition : conditions) {
        List<Obligation> expected = StoreSamples.meeting(condition.apply(any), all);
        for (int limit : new int[] {1, 2, 7, 1000}) {
          ObligationQuery page = ObligationQuery.of(limit, ObligationStatus.values());
          assertEquals(expected, pages(session, condition.apply(page)), "pages of " + limit);
        }
      }
    }
  }

  private static List<Obligation> pages(StoreSession session, ObligationQuery first) {
    List<Obligation> found = new ArrayList<>();
    long after = 0;
    while (true) {
      List<Obligation> page = session.store().obligations(first.after(after));
      assertTrue(page.size() <= first.limit(), () -> "%d in a page".formatted(page.size()));
      if (page.isEmpty()) {
        return found;
      }
      found.addAll(page);
      assertTrue(page.get(page.size() - 1).sequence() > after, "a page goes on behind the last");
      after = page.get(page.size() - 1).sequence();
    }
  }

  /** An obligation is found by what it is now, not by what it was. */
  @Test
  default void findsSettledObligationsByTheirPresentState() {
    try (StoreSession session = StoreSession.open(this)) {
      LinkKey key = new LinkKey(8, 8);
      session.receive("a");
      session.committed(
          commit().settle(StoreSamples.parked(session.now("a"), key, "w1", NOW.plusSeconds(5))));
      ObligationQuery parked = ObligationQuery.of(5, ObligationStatus.PARKED);
      ObligationQuery pending = ObligationQuery.of(5, ObligationStatus.PENDING);
      assertEquals(List.of(), session.operations(pending));
      assertEquals(List.of("a"), session.operations(parked.ofKeys(Set.of(key))));
      assertEquals(List.of("a"), session.operations(parked.waitingFor(Set.of("w1"))));
      assertEquals(List.of(), session.operations(parked.dueAt(NOW)));
      session.committed(
          commit().settle(StoreSamples.parked(session.now("a"), new LinkKey(9, 9), "w2", NOW)));
      assertEquals(List.of(), session.operations(parked.ofKeys(Set.of(key))), "the old key");
      assertEquals(List.of(), session.operations(parked.waitingFor(Set.of("w1"))), "the old row");
      assertEquals(List.of("a"), session.operations(parked.waitingFor(Set.of("w2")).dueAt(NOW)));
      session.settle("a", ObligationStatus.PENDING);
      assertEquals(List.of("a"), session.operations(pending.dueAt(NOW.minusSeconds(99))));
      assertEquals(List.of(), session.operations(pending.waitingFor(Set.of("w2"))), "no longer");
    }
  }

  /** What was received can be asked for by operation, many at once. */
  @Test
  default void tellsWhatWasReceived() {
    try (StoreSession session = StoreSession.open(this)) {
      session.receive("a", "B", "c");
      session.settle("c", ObligationStatus.DEAD);
      List<String> asked = new ArrayList<>(List.of("a", "c", "b"));
      for (int number = 0; number < 2000; number++) {
        asked.add("never received " + number);
      }
      Map<String, Obligation> received = session.store().received(asked);
      assertEquals(Map.of("a", session.now("a"), "c", session.now("c")), received);
      assertEquals(ObligationStatus.DEAD, session.now("c").status());
      assertEquals(Map.of(), session.store().received(List.of()));
    }
  }

  /** Only what is finished for long enough is forgotten, never what is owed (I10). */
  @Test
  default void prunesOnlyWhatIsFinishedForLong() {
    try (StoreSession session = StoreSession.open(this)) {
      for (ObligationStatus status : ObligationStatus.values()) {
        session.committed(commit().receive(obligation("old " + status, status)));
      }
      session.receive("young");
      session.settle("young", ObligationStatus.APPLIED);
      assertEquals(0, session.store().prune(NOW, 1000), "none is older than the instant");
      List<String> kept = new ArrayList<>();
      int finished = 0;
      for (ObligationStatus status : ObligationStatus.values()) {
        finished += status.isFinal() ? 1 : 0;
        if (!status.isFinal()) {
          kept.add("old " + status);
        }
      }
      kept.add("young");
      assertEquals(finished, session.store().prune(NOW.plusMillis(1), 1000));
      assertEquals(kept, session.all().stream().map(Obligation::operationId).toList());
      assertEquals(Map.of(), session.store().received(List.of("old APPLIED")));
      assertEquals(0, session.store().prune(NOW.plusMillis(1), 1000), "nothing is left");
    }
  }

  /** No more is forgotten than wanted. */
  @Test
  default void prunesInPortions() {
    try (StoreSession session = StoreSession.open(this)) {
      for (int number = 0; number < 5; number++) {
        session.committed(commit().receive(obligation("op" + number, ObligationStatus.APPLIED)));
      }
      assertEquals(2, session.store().prune(NOW.plusSeconds(1), 2));
      assertEquals(3, session.all().size());
      assertEquals(3, session.store().prune(NOW.plusSeconds(1), 4));
      assertEquals(List.of(), session.all());
    }
  }

  /** What was forgotten still counts (I22), and its place is not given again. */
  @Test
  default void countsWhatItForgot() {
    try (StoreSession session = StoreSession.open(this)) {
      session.receive("waiting");
      session.committed(commit().receive(obligation("done", ObligationStatus.APPLIED)));
      long place = session.now("done").sequence();
      session.store().prune(NOW.plusSeconds(1), 10);
      session.receive("next");
      assertEquals(
          StoreSession.counts(Map.of(ObligationStatus.APPLIED, 1L, ObligationStatus.PENDING, 2L)),
          session.counts());
      assertTrue(session.now("next").sequence() > place, "a place is given once");
    }
  }
}
