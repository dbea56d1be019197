package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.StoreSession.MAP;
import static dev.tandem.spi.testkit.StoreSession.commit;
import static dev.tandem.spi.testkit.StoreSession.link;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.StoreCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store promises of the pairs of rows that it remembers. */
public interface StoreLinkContract extends StoreSubject {
  /** A key. */
  LinkKey ONE = new LinkKey(1, 1);

  /** Another key. */
  LinkKey TWO = new LinkKey(1, 2);

  /** A row. */
  UUID ROW = new UUID(7, -7);

  /** Another row. */
  UUID OTHER_ROW = new UUID(-7, 7);

  /** A pair comes back as it was remembered; the last word counts; other maps do not matter. */
  @Test
  default void remembersPairsByKey() {
    try (StoreSession session = StoreSession.open(this)) {
      Link foreign = new Link("another map", ONE, ROW, StoreSession.payload("foreign"));
      session.committed(commit().link(link(ONE, ROW, "a")).link(foreign));
      session.committed(commit().link(link(ONE, ROW, "b")).link(link(TWO, null, "c")));
      List<LinkKey> asked = List.of(TWO, ONE, new LinkKey(2, 1));
      assertEquals(
          Map.of(ONE, link(ONE, ROW, "b"), TWO, link(TWO, null, "c")),
          session.store().links(MAP, asked));
      assertEquals(Map.of(ONE, foreign), session.store().links("another map", asked));
      assertEquals(Map.of(), session.store().links("no map", asked));
      assertEquals(Map.of(), session.store().links(MAP, List.of()));
    }
  }

  /** A pair is found by the row as well, while it has that row. */
  @Test
  default void remembersPairsByRow() {
    try (StoreSession session = StoreSession.open(this)) {
      session.committed(commit().link(link(ONE, ROW, "a")).link(link(TWO, null, "b")));
      assertEquals(
          Map.of(ROW, link(ONE, ROW, "a")),
          session.store().linksOfRows(MAP, List.of(OTHER_ROW, ROW)));
      assertEquals(Map.of(), session.store().linksOfRows("another map", List.of(ROW)));
      session.committed(commit().link(link(ONE, OTHER_ROW, "c")));
      assertEquals(
          Map.of(OTHER_ROW, link(ONE, OTHER_ROW, "c")),
          session.store().linksOfRows(MAP, List.of(OTHER_ROW, ROW)));
      session.committed(commit().link(link(ONE, null, "d")));
      assertEquals(Map.of(), session.store().linksOfRows(MAP, List.of(OTHER_ROW, ROW)));
    }
  }

  /** A row that moved to another key is found there, whether or not the old pair is forgotten. */
  @Test
  default void followsRowsToOtherKeys() {
    try (StoreSession session = StoreSession.open(this)) {
      session.committed(commit().link(link(ONE, ROW, "old")));
      session.committed(commit().link(link(TWO, ROW, "new")));
      assertEquals(
          Map.of(ROW, link(TWO, ROW, "new")), session.store().linksOfRows(MAP, List.of(ROW)));
      session.committed(commit().unlink(link(ONE, ROW, "any")));
      assertEquals(
          Map.of(ROW, link(TWO, ROW, "new")), session.store().linksOfRows(MAP, List.of(ROW)));
      session.committed(commit().unlink(link(TWO, null, "any")).link(link(ONE, ROW, "back")));
      assertEquals(
          Map.of(ROW, link(ONE, ROW, "back")), session.store().linksOfRows(MAP, List.of(ROW)));
    }
  }

  /** A forgotten pair is gone by key, by row and from the pages; forgetting again does nothing. */
  @Test
  default void forgetsPairs() {
    try (StoreSession session = StoreSession.open(this)) {
      Link foreign = new Link("another map", ONE, ROW, StoreSession.payload("foreign"));
      session.committed(commit().link(link(ONE, ROW, "a")).link(foreign));
      session.committed(commit().unlink(link(ONE, null, "whatever")));
      session.committed(commit().unlink(link(ONE, null, "again")));
      assertEquals(Map.of(), session.store().links(MAP, List.of(ONE)));
      assertEquals(Map.of(), session.store().linksOfRows(MAP, List.of(ROW)));
      assertEquals(List.of(), session.store().links(MAP, null, 5));
      assertEquals(Map.of(ONE, foreign), session.store().links("another map", List.of(ONE)));
    }
  }

  /** Page by page every pair of a map appears once, in the unsigned order of the keys. */
  @Test
  default void pagesPairsInTheOrderOfKeys() {
    try (StoreSession session = StoreSession.open(this)) {
      List<LinkKey> keys = new ArrayList<>();
      long[] parts = {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -2, -1};
      for (long high : parts) {
        for (long low : parts) {
          keys.add(new LinkKey(high, low));
        }
      }
      StoreCommit.Builder commit = commit();
      for (int i = keys.size() - 1; i >= 0; i--) {
        commit.link(link(keys.get(i), null, "x"));
      }
      session.committed(commit.link(new Link("n", ONE, null, StoreSession.payload("n"))));
      for (int limit : new int[] {1, 5, keys.size(), 1000}) {
        List<LinkKey> found = new ArrayList<>();
        List<Link> page = session.store().links(MAP, null, limit);
        while (!page.isEmpty() && found.size() <= keys.size()) {
          assertEquals(Math.min(limit, keys.size() - found.size()), page.size(), "a page");
          page.forEach(link -> found.add(link.key()));
          page = session.store().links(MAP, found.get(found.size() - 1), limit);
        }
        assertEquals(keys, found, "pages of " + limit);
      }
      assertEquals(1, session.store().links(MAP, new LinkKey(-1, -2), 5).size(), "between");
    }
  }

  /** Many pairs can be asked for at once. */
  @Test
  default void answersAboutManyPairs() {
    try (StoreSession session = StoreSession.open(this)) {
      List<LinkKey> keys = new ArrayList<>();
      List<UUID> rows = new ArrayList<>();
      StoreCommit.Builder commit = commit();
      for (int number = 0; number < 2000; number++) {
        keys.add(new LinkKey(number, number));
        rows.add(new UUID(number, number));
        commit.link(link(keys.get(number), rows.get(number), "x"));
      }
      session.committed(commit);
      assertEquals(2000, session.store().links(MAP, keys).size(), "by key");
      assertEquals(2000, session.store().linksOfRows(MAP, rows).size(), "by row");
    }
  }
}
