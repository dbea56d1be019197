package dev.tandem.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several stores on one database, as in several processes, each with several threads (I8, I9). */
class SharedStoreTest {
  private static final int WORKERS = 4;

  @TempDir private static Path directory = Path.of("");

  static Stream<DataSource> databases() {
    return Stream.of(
        Sources.sqlite(directory.resolve("shared" + System.nanoTime())), Postgres.emptyDatabase());
  }

  /** Runs the same on four threads, two on each of two stores that are opened at once. */
  private static <T> List<T> together(DataSource database, Task<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Future<JdbcSyncStore>> opening = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        opening.add(threads.submit(() -> JdbcSyncStore.open(database)));
      }
      try (SyncStore one = opening.get(0).get();
          SyncStore other = opening.get(1).get()) {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
          int worker = i;
          calls.add(() -> task.run(worker % 2 == 0 ? one : other, worker));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(calls)) {
          results.add(future.get());
        }
        return results;
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private interface Task<T> {
    T run(SyncStore store, int worker);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void receivesEachOperationOnce(DataSource database) throws Exception {
    int commits = 25;
    List<Integer> received =
        together(
            database,
            (store, worker) -> {
              int sum = 0;
              for (int i = 0; i < commits; i++) {
                StoreCommit.Builder commit = StoreCommit.under(null);
                for (int number = i * 10; number < i * 10 + 20; number++) {
                  commit.receive(SampleObligations.pending("Map" + i, number / 10 * 10 + 1));
                  commit.receive(SampleObligations.pending("Map", number));
                }
                sum += ((CommitOutcome.Committed) store.commit(commit.build())).received();
              }
              return sum;
            });

    try (SyncStore store = JdbcSyncStore.open(database)) {
      List<Obligation> all = store.obligations(ObligationQuery.of(9_999, ObligationStatus.PENDING));
      assertThat(all).hasSize(received.stream().mapToInt(Integer::intValue).sum());
      assertThat(all).extracting(Obligation::operationId).doesNotHaveDuplicates();
      assertThat(all).extracting(Obligation::sequence).isSorted().doesNotHaveDuplicates();
      assertThat(store.counts().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(all.size());
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void settlesEachObligationOnce(DataSource database) throws Exception {
    try (SyncStore store = JdbcSyncStore.open(database)) {
      StoreCommit.Builder commit = StoreCommit.under(null);
      for (int number = 0; number < 200; number++) {
        commit.receive(SampleObligations.pending("Map", number));
      }
      assertThat(store.commit(commit.build()).succeeded()).isTrue();
    }

    List<Integer> settled =
        together(
            database,
            (store, worker) -> {
              ObligationQuery query = ObligationQuery.of(20, ObligationStatus.PENDING);
              int sum = 0;
              for (List<Obligation> found = store.obligations(query);
                  !found.isEmpty();
                  found = store.obligations(query)) {
                StoreCommit.Builder commit = StoreCommit.under(null);
                for (Obligation each : found) {
                  commit.settle(
                      Settlement.of(
                          each, ObligationStatus.APPLIED, SampleObligations.START, "by " + worker));
                }
                sum += store.commit(commit.build()).succeeded() ? found.size() : 0;
              }
              return sum;
            });

    assertThat(settled.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
  }

  /** Only one may turn on the log of a new file at a time, and SQLite does not let others wait. */
  @Test
  void opensANewFileForSeveralAtOnce() throws Exception {
    for (int round = 0; round < 25; round++) {
      DataSource database = Sources.sqlite(directory.resolve("new" + round));
      assertThat(together(database, (store, worker) -> store.documents("none").size()))
          .containsOnly(0);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void givesEachGenerationToOneWorker(DataSource database) throws Exception {
    List<List<Long>> generations =
        together(
            database,
            (store, worker) -> {
              List<Long> mine = new ArrayList<>();
              for (int i = 0; i < 20; i++) {
                // Every lease has run out when the next worker asks.
                Lease lease =
                    store.lease("p0", "w" + worker, SampleObligations.START, Duration.ZERO);
                mine.add(Objects.requireNonNull(lease).generation());
              }
              return mine;
            });

    assertThat(generations.stream().flatMap(List::stream)).hasSize(80).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void refusesCommitsUnderAnOlderLease(DataSource database) throws Exception {
    List<Boolean> clean =
        together(
            database,
            (store, worker) -> {
              boolean fenced = true;
              for (int i = 0; i < 20; i++) {
                Lease mine =
                    Objects.requireNonNull(
                        store.lease("p0", "w" + worker, SampleObligations.START, Duration.ZERO));
                StoreCommit commit =
                    StoreCommit.under(mine)
                        .document("generation/" + mine.generation(), "w" + worker)
                        .document("newest", String.valueOf(mine.generation()))
                        .build();
                CommitOutcome outcome = store.commit(commit);
                // Whoever got through was the newest then, so "newest" never goes back.
                String newest = store.documents("newest").getOrDefault("newest", "0");
                fenced &= !outcome.succeeded() || Long.parseLong(newest) >= mine.generation();
              }
              return fenced;
            });

    assertThat(Set.copyOf(clean)).containsExactly(true);
    try (SyncStore store = JdbcSyncStore.open(database)) {
      Lease old =
          Objects.requireNonNull(
              store.lease("p0", "old", SampleObligations.START, Duration.ofHours(1)));
      assertThat(store.lease("p0", "new", SampleObligations.START, Duration.ofHours(1))).isNull();
      assertThat(
              store.lease(
                  "p0", "new", SampleObligations.START.plusSeconds(4_000), Duration.ofHours(1)))
          .isNotNull();
      assertThat(store.commit(StoreCommit.under(old).document("late", "x").build()))
          .isEqualTo(new CommitOutcome.Fenced());
      assertThat(store.documents("late")).isEmpty();
    }
  }
}
