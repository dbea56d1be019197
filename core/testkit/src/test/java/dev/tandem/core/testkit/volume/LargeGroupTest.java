package dev.tandem.core.testkit.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One transaction of 100,000 rows (I13, PERF-5): there is no limit of rows in a transaction. */
class LargeGroupTest {
  private static final int ROWS = 100_000;

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T08:00:00Z"));

  @Test
  void becomesVisibleAtOnceWhereTheSinkTakesItWhole() {
    CheckedRecords finance = new CheckedRecords(ROWS, ROWS);
    try (SyncStore store = SyncStore.inMemory()) {
      GeneratedRecords dataverse = new GeneratedRecords(ROWS, true, clock);
      SyncRuntime runtime = running(dataverse, finance, store);
      dataverse.change(ROWS);
      SyncReport report = runtime.step(ROWS);
      assertThat(finance.largestAtomic()).isEqualTo(ROWS);
      while (!report.idle()) {
        report = runtime.step(ROWS);
      }
      arrivedOnce(runtime, finance);
      runtime.close();
    }
  }

  @Test
  void isMarkedIncompleteUntilItsLastRowIsThere() {
    CheckedRecords finance = new CheckedRecords(ROWS, 1000);
    try (SyncStore store = SyncStore.inMemory()) {
      GeneratedRecords dataverse = new GeneratedRecords(ROWS, true, clock);
      SyncRuntime runtime = running(dataverse, finance, store);
      dataverse.change(ROWS);
      SyncReport report = runtime.step(1000);
      boolean marked = true;
      while (!report.idle()) {
        boolean partly = finance.written() > 0 && finance.written() < ROWS;
        marked &= !partly || runtime.incompleteGroups().list().size() == 1;
        report = runtime.step(1000);
      }
      assertThat(marked).as("marked after every step").isTrue();
      assertThat(finance.largestAtomic()).as("nothing was claimed to be whole").isZero();
      arrivedOnce(runtime, finance);
      runtime.close();
    }
  }

  private SyncRuntime running(GeneratedRecords dataverse, CheckedRecords finance, SyncStore store) {
    SyncRuntime runtime =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, dataverse)
            .connector(Side.FINANCE, finance)
            .store(store)
            .clock(clock)
            .map(WideTables.map(SyncDirection.DATAVERSE_TO_FINANCE))
            .build();
    runtime.step(1);
    runtime.lifecycle().start(WideTables.MAP);
    return runtime;
  }

  private static void arrivedOnce(SyncRuntime runtime, CheckedRecords finance) {
    assertThat(finance.rowsAt(0)).isEqualTo(ROWS);
    assertThat(finance.written()).isEqualTo(ROWS);
    assertThat(runtime.incompleteGroups().list()).isEmpty();
    assertThat(runtime.counters().applied()).isEqualTo(ROWS);
    assertThat(runtime.counters().received()).isEqualTo(ROWS);
  }
}
