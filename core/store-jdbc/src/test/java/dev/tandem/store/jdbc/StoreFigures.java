package dev.tandem.store.jdbc;

import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the stores beside each other, in commits of 1,000 rows with payloads of 200 bytes and
 * links of 60. Not part of the build:
 *
 * <pre>mvn test -pl core/store-jdbc -am -Dtest=StoreFigures -Dfigures.stores=sqlite,h2,postgresql
 * -Dfigures.rows=200000 -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class StoreFigures {
  private static final int COMMIT = 1_000;

  @TempDir private Path directory = Path.of("");

  @Test
  void measures() {
    String stores = System.getProperty("figures.stores", "sqlite,h2,postgresql");
    int rows = Integer.getInteger("figures.rows", 200_000);
    for (String name : List.of(stores.split(",", -1))) {
      try (SyncStore store = open(name)) {
        System.out.println(name);
        new Run(store, rows).run();
      }
    }
  }

  private SyncStore open(String name) {
    return switch (name) {
      case "sqlite" -> JdbcSyncStore.openFile(directory.resolve("figures.db"));
      case "h2" -> JdbcSyncStore.open(h2(directory.resolve("figures")));
      case "postgresql" ->
          JdbcSyncStore.open(Sources.of(Postgres.emptyUrl("&reWriteBatchedInserts=true")));
      default -> SyncStore.inMemory();
    };
  }

  private static JdbcDataSource h2(Path file) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:" + file.toAbsolutePath());
    return source;
  }

  private static final class Run {
    private final SyncStore store;
    private final int rows;
    private final Random random = new Random(1);

    Run(SyncStore store, int rows) {
      this.store = store;
      this.rows = rows;
    }

    void run() {
      measure("append obligations without a pair", this::receiveWithoutPair);
      measure("append obligations", this::receive);
      measure("append links at random", from -> link(from, 0));
      measure("update links at random", from -> linkRandomly());
      measure("poll and settle obligations", from -> settle());
      measure("receive, settle and link", this::whole);
    }

    private void measure(String what, LongConsumer commit) {
      long start = System.nanoTime();
      long startOfUse = processorTime();
      for (int from = 0; from < rows; from += COMMIT) {
        commit.accept(from);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double used = (processorTime() - startOfUse) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "  %-40s %,9.0f rows/s, %,9.0f in a second of processor time of this JVM\n",
          what,
          rows / seconds,
          rows / used);
    }

    private static long processorTime() {
      return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    private void receiveWithoutPair(long from) {
      StoreCommit.Builder commit = StoreCommit.under(null);
      for (long number = from; number < from + COMMIT; number++) {
        Obligation each = SampleObligations.pending("unmapped", number);
        commit.receive(
            new Obligation(
                0,
                each.operationId(),
                each.partition(),
                each.map(),
                each.target(),
                null,
                null,
                null,
                each.status(),
                0,
                null,
                null,
                each.receivedAt(),
                each.settledAt(),
                "",
                each.payload()));
      }
      store.commit(commit.build());
    }

    private void receive(long from) {
      StoreCommit.Builder commit = StoreCommit.under(null);
      for (long number = from; number < from + COMMIT; number++) {
        commit.receive(SampleObligations.pending("live", number));
      }
      store.commit(commit.build());
    }

    private void link(long from, long version) {
      StoreCommit.Builder commit = StoreCommit.under(null);
      for (long number = from; number < from + COMMIT; number++) {
        commit.link(SampleObligations.link("live", number, version));
      }
      store.commit(commit.build());
    }

    private void linkRandomly() {
      StoreCommit.Builder commit = StoreCommit.under(null);
      for (int i = 0; i < COMMIT; i++) {
        commit.link(SampleObligations.link("live", random.nextInt(rows), i));
      }
      store.commit(commit.build());
    }

    private List<Obligation> poll(String map) {
      return store.obligations(
          ObligationQuery.of(COMMIT, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT)
              .inPartition("p0")
              .ofMaps(Set.of(map)));
    }

    private void settle() {
      StoreCommit.Builder commit = StoreCommit.under(null);
      for (Obligation each : poll("live")) {
        commit.settle(Settlement.of(each, ObligationStatus.APPLIED, each.settledAt(), "applied"));
      }
      store.commit(commit.build());
    }

    /** What the runtime does with a change: it is received in one commit and done in another. */
    private void whole(long from) {
      StoreCommit.Builder commit = StoreCommit.under(null);
      for (long number = from; number < from + COMMIT; number++) {
        commit.receive(SampleObligations.pending("whole", number));
      }
      store.commit(commit.build());
      StoreCommit.Builder done = StoreCommit.under(null);
      for (Obligation each : poll("whole")) {
        done.settle(Settlement.of(each, ObligationStatus.APPLIED, each.settledAt(), "applied"));
        done.link(SampleObligations.link("whole", Objects.requireNonNull(each.key()).low(), 0));
      }
      store.commit(done.build());
    }
  }
}
