package dev.tandem.core.testkit.volume;

import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.store.jdbc.JdbcSyncStore;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.lifecycle.MapState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A process of a host whose map is paused for 30 days, while its users make a great number of
 * changes, and that restarts half-way. Ends with 0 when every change arrived in its turn. Run by
 * {@link LongPauseTest} with a small heap.
 */
final class LongPause {
  private static final int DAYS = 30;
  private static final int REVISIONS = 4;
  private static final int STEP = 1000;

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T08:00:00Z"));
  private final Path file;
  private final int changes;
  private final GeneratedRecords dataverse;
  private final CheckedRecords finance;
  private SyncStore store;
  private SyncRuntime runtime;

  private LongPause(Path file, int changes) {
    this.file = file;
    this.changes = changes;
    dataverse = new GeneratedRecords(changes / REVISIONS, false, clock);
    finance = new CheckedRecords(changes / REVISIONS, STEP);
    store = JdbcSyncStore.openFile(file);
    runtime = runtime();
  }

  public static void main(String[] arguments) {
    new LongPause(Path.of(arguments[0]), Integer.parseInt(arguments[1])).run();
  }

  private SyncRuntime runtime() {
    return SyncRuntime.builder()
        .connector(Side.DATAVERSE, dataverse)
        .connector(Side.FINANCE, finance)
        .store(store)
        .clock(clock)
        .map(WideTables.map(SyncDirection.DATAVERSE_TO_FINANCE))
        .build();
  }

  private void run() {
    work();
    runtime.lifecycle().start(WideTables.MAP);
    work();
    runtime.lifecycle().pause(WideTables.MAP);
    long start = System.nanoTime();
    for (int day = 1; day <= DAYS; day++) {
      dataverse.change(changes * (long) day / DAYS - changes * (day - 1L) / DAYS);
      work();
      clock.advance(Duration.ofDays(1));
      if (day == DAYS / 2) {
        restart();
      }
    }
    require(finance.written() == 0, "a paused map writes nothing");
    counted(changes, 0, changes);
    double paused = secondsSince(start);

    runtime.lifecycle().resume(WideTables.MAP);
    long resumed = System.nanoTime();
    work();
    arrived();
    System.out.printf(
        Locale.ROOT,
        "%,d changes: queued at %,.0f/s, caught up at %,.0f/s%n",
        changes,
        changes / paused,
        changes / secondsSince(resumed));
    runtime.close();
    store.close();
  }

  private void restart() {
    runtime.close();
    store.close();
    store = JdbcSyncStore.openFile(file);
    runtime = runtime();
  }

  private void work() {
    SyncReport report = runtime.step(STEP);
    while (!report.idle()) {
      report = runtime.step(STEP);
    }
  }

  /** Every intermediate change, in order (PAUSE-6), and conservation (I22). */
  private void arrived() {
    require(runtime.lifecycle().state(WideTables.MAP) == MapState.RUNNING, "it runs again");
    counted(changes, changes, 0);
    require(finance.written() == changes, "written once: " + finance.written());
    require(finance.outOfTurn() == 0, "in order: " + finance.outOfTurn());
    require(finance.rowsAt(REVISIONS - 1) == changes / REVISIONS, "every row at its newest");
  }

  private void counted(long received, long applied, long waiting) {
    SyncCounters counters = runtime.counters();
    boolean fits =
        counters.received() == received
            && counters.applied() == applied
            && counters.waiting() == waiting;
    require(fits, "counters: " + counters);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
