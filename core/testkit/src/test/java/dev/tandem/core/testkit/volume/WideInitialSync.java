package dev.tandem.core.testkit.volume;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.store.jdbc.JdbcSyncStore;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.MapProgress;
import dev.tandem.sync.policy.MapOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * A process of a host that brings a great number of rows to finance by one initial sync: two maps
 * in one partition whose rows refer to each other, and one in another partition whose rows refer to
 * them. Ends with 0 when every row arrived whole. Run by {@link WideInitialSyncTest} with a small
 * heap.
 */
final class WideInitialSync {
  private static final int STEP = 1000;

  private WideInitialSync() {}

  public static void main(String[] arguments) {
    int all = Integer.parseInt(arguments[1]);
    Map<PeerTables, Integer> rows = new EnumMap<>(PeerTables.class);
    rows.put(PeerTables.LEFTS, all * 2 / 5);
    rows.put(PeerTables.RIGHTS, all * 2 / 5);
    rows.put(PeerTables.OTHERS, all / 5);
    PeerSystems systems = new PeerSystems(rows);
    PeerSystems.Sink finance = systems.new Sink();
    ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    long start = System.nanoTime();
    try (JdbcSyncStore store = JdbcSyncStore.openFile(Path.of(arguments[0]));
        SyncRuntime runtime =
            SyncRuntime.builder()
                .connector(Side.DATAVERSE, systems.new Source())
                .connector(Side.FINANCE, finance)
                .store(store)
                .clock(clock)
                .map(PeerTables.LEFTS.map(), options(PeerTables.LEFTS, "pairs"))
                .map(PeerTables.RIGHTS.map(), options(PeerTables.RIGHTS, "pairs"))
                .map(PeerTables.OTHERS.map(), options(PeerTables.OTHERS, "others"))
                .build()) {
      runtime.step(STEP);
      String run =
          runtime.initialSync(InitialSyncRequest.of(Side.DATAVERSE, "LEFTS", "RIGHTS", "OTHERS"));
      SyncReport report = runtime.step(STEP);
      while (!report.idle()) {
        report = runtime.step(STEP);
      }
      InitialSyncStatus status = runtime.initialSyncStatus(run).orElseThrow();
      for (PeerTables table : PeerTables.values()) {
        MapProgress map = status.map(table.name());
        require(map.outcome() == MapProgress.Outcome.DONE && map.failed() == 0, map.toString());
        int count = rows.getOrDefault(table, 0);
        require(finance.whole(table) == count, table + ": " + finance.whole(table));
      }
      require(runtime.counters().waiting() == 0, runtime.counters().toString());
      require(runtime.counters().applied() == all, runtime.counters().toString());
      require(finance.written() <= all * 9L / 5, "writes: " + finance.written());
    }
    System.out.printf(
        Locale.ROOT,
        "%,d rows with 12 lookups, %,d writes: %,.0f rows/s%n",
        all,
        finance.written(),
        all / ((System.nanoTime() - start) / 1e9));
  }

  private static MapOptions options(PeerTables table, String partition) {
    return MapOptions.STANDARD.named(table.name()).inPartition(partition);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
