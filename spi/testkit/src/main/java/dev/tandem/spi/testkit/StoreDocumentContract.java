package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.StoreSession.commit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.StoreCommit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a store promises of its small named texts. */
public interface StoreDocumentContract extends StoreSubject {
  /** How many threads write where others read. */
  int WRITERS = 2;

  /** The readers give up after that, should a writer have failed. */
  int MANY_LOOKS = 1_000_000;

  /** A document keeps its text until another one takes its place; an empty one removes it. */
  @Test
  default void keepsTheLastText() {
    try (StoreSession session = StoreSession.open(this)) {
      String text = "zwei\nÄß 日本 😀 'quoted\" \\ %_" + "x".repeat(100_000);
      session.committed(commit().document("a", "one").document("b", " "));
      session.committed(commit().document("a", text).document("none", ""));
      assertEquals(Map.of("a", text, "b", " "), session.store().documents(""));
      session.committed(commit().document("a", ""));
      session.committed(commit().document("a", ""));
      assertEquals(Map.of("b", " "), session.store().documents(""));
    }
  }

  /** A prefix is taken letter by letter: no wildcards, no case, no trimming. */
  @Test
  default void findsByPrefix() {
    try (StoreSession session = StoreSession.open(this)) {
      List<String> names =
          List.of(
              "a",
              "a/",
              "a/b",
              "a/b/c",
              "a0",
              "A/b",
              "a%b",
              "a_b",
              "aXb",
              "a\\b",
              "ä/b",
              "b",
              " a",
              "a/\uFFFF",
              "a/\uFFFFz",
              "日/本");
      StoreCommit.Builder commit = commit();
      names.forEach(name -> commit.document(name, "text of " + name));
      session.committed(commit);
      List<String> prefixes = new ArrayList<>(names);
      prefixes.addAll(List.of("", "a%", "a_", "a\\", "%", "_", "c", "a/\uFFFF", "日", "a/b/c/d"));
      for (String prefix : prefixes) {
        Map<String, String> expected = new TreeMap<>();
        names.stream()
            .filter(name -> name.startsWith(prefix))
            .forEach(name -> expected.put(name, "text of " + name));
        assertEquals(expected, session.store().documents(prefix), () -> "prefix " + prefix);
      }
    }
  }

  /** Documents come in the natural order of their names, as {@link String#compareTo} has it. */
  @Test
  default void ordersDocumentsByName() {
    try (StoreSession session = StoreSession.open(this)) {
      List<String> names = new ArrayList<>();
      for (String end : List.of("", "!", "10", "2", "A", "Z", "_", "a", "z", "~", "Ä", "ß", "é")) {
        names.add("n" + end);
      }
      // By code unit the surrogates come before U+FF5E, by code point after it.
      names.addAll(List.of("n日", "n😀", "n～"));
      StoreCommit.Builder commit = commit();
      List<String> mixed = new ArrayList<>(names);
      Collections.reverse(mixed);
      mixed.forEach(name -> commit.document(name, "x"));
      session.committed(commit);
      Collections.sort(names);
      assertEquals(names, List.copyOf(session.store().documents("n").keySet()));
    }
  }

  /** Of several threads that replace one text, exactly one succeeds (I9). */
  @Test
  default void replacesOnceUnderThreads() {
    try (StoreSession session = StoreSession.open(this)) {
      for (int round = 0; round < LifeContract.ROUNDS; round++) {
        String seen = session.store().documents("name").getOrDefault("name", "");
        String next = "text " + round;
        AtomicInteger successes = new AtomicInteger();
        Parallel.run(
            LifeContract.THREADS,
            thread -> {
              StoreCommit commit =
                  commit().expect("name", seen).document("name", next + " " + thread).build();
              CommitOutcome outcome = session.store().commit(commit);
              successes.addAndGet(outcome.succeeded() ? 1 : 0);
            });
        assertEquals(1, successes.get(), "threads that replaced one text");
      }
    }
  }

  /** A reader sees a commit as a whole or not yet. */
  @Test
  default void showsNoHalfCommits() {
    try (StoreSession session = StoreSession.open(this)) {
      AtomicInteger writing = new AtomicInteger(WRITERS);
      Parallel.run(
          LifeContract.THREADS,
          thread -> {
            if (thread < WRITERS) {
              write(session, thread);
              writing.decrementAndGet();
            } else {
              int looks = 0;
              do {
                Set<String> texts = Set.copyOf(session.store().documents("p/").values());
                assertTrue(texts.size() < 2, texts::toString);
                looks++;
              } while (writing.get() > 0 && looks < MANY_LOOKS);
            }
          });
    }
  }

  private static void write(StoreSession session, int thread) {
    for (int round = 0; round < LifeContract.ROUNDS; round++) {
      String text = thread + " " + round;
      session.committed(commit().document("p/1", text).document("p/2", text));
    }
  }
}
