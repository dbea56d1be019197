package dev.tandem.bench;

import dev.tandem.core.testkit.volume.CheckedRecords;
import dev.tandem.core.testkit.volume.GeneratedRecords;
import dev.tandem.core.testkit.volume.WideTables;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A runtime that has changes to carry over, each with six lookups, in steps of 1,000. */
final class SyncRun {
  /** How many changes a step takes. */
  static final int STEP = 1000;

  /** Compiled once, as hosts do: a map that is new to the virtual machine is slow at first. */
  static final CompiledMap MAP = WideTables.map(SyncDirection.DATAVERSE_TO_FINANCE);

  private final StoreKind.Opened opened;
  private final CheckedRecords finance;
  private final SyncRuntime runtime;
  private final int changes;

  private SyncRun(StoreKind.Opened opened, SyncStore store, int changes) {
    this.opened = opened;
    this.changes = changes;
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);
    GeneratedRecords dataverse = new GeneratedRecords(Math.max(1, changes), false, clock);
    finance = new CheckedRecords(changes, STEP);
    runtime =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, dataverse)
            .connector(Side.FINANCE, finance)
            .store(store)
            .clock(clock)
            .map(MAP)
            .build();
    runtime.step(1);
    runtime.lifecycle().start(WideTables.MAP);
    dataverse.change(changes);
  }

  static SyncRun none() {
    return started(new StoreKind.Opened(SyncStore.inMemory(), List.of()), 0);
  }

  static SyncRun started(StoreKind.Opened opened, int changes) {
    return through(opened, opened.store(), changes);
  }

  /** The same through something that stands before the store. */
  static SyncRun through(StoreKind.Opened opened, SyncStore store, int changes) {
    return new SyncRun(opened, store, changes);
  }

  /** Works until everything has arrived; answers how many obligations were finished. */
  int drain() {
    int finished = 0;
    SyncReport report;
    do {
      report = runtime.step(STEP);
      finished += report.finished();
    } while (!report.idle());
    return finished;
  }

  void requireArrived() {
    if (finance.rowsAt(0) != changes || finance.written() != changes) {
      throw new IllegalStateException("%d of %d rows".formatted(finance.rowsAt(0), changes));
    }
  }

  void close() throws IOException {
    runtime.close();
    opened.close();
  }
}
