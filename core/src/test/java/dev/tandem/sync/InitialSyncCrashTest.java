package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Query;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.testkit.RecordingConnector;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.LegProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A process that is killed before and after every single call, and another one that goes on. */
class InitialSyncCrashTest {
  private static final int CHUNK = 5;

  @Test
  void initialSyncGoesOnWithoutReadingMoreThanOneChunkAgain() {
    // I18, I7: both sides have rows of their own and rows in common
    everyMoment(
        world -> {
          fill(world);
          world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
        },
        world -> {
          assertThat(SnapshotProperties.customers(world)).hasSize(17);
          InitialSyncStatus status = world.runtime.initialSyncStatus("initial-1").orElseThrow();
          assertThat(status.isOver()).isTrue();
          for (LegProgress leg : status.map(SyncWorld.CUSTOMERS).legs()) {
            assertThat(leg.read()).isEqualTo(leg.unchanged() + leg.live() + leg.recorded());
            assertThat(leg.finished()).isEqualTo(leg.recorded());
            assertThat(leg.failed()).isZero();
          }
          everyRowRecordedOnce(world);
        });
  }

  @Test
  void compareAfterLostFeedGoesOnWithoutReadingMoreThanOneChunkAgain() {
    // I10, I18
    everyMoment(
        world -> {
          fill(world);
          world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
          world.settle();
          world.changeAccount(SyncWorld.id(world.account("A3")), Map.of("name", "changed"));
          world.dataverse.delete(
              "accounts", KeyValues.of("accountid", SyncWorld.id(world.account("A4"))));
          world.account("A99", "new");
          world.dataverse.forgetChanges();
        },
        world -> {
          assertThat(SnapshotProperties.customers(world)).hasSize(17).doesNotContainKey("A4");
          assertThat(world.customer("A3").value("NAME")).isEqualTo("changed");
          assertThat(world.customer("A99").value("NAME")).isEqualTo("new");
          assertThat(world.runtime.resyncs()).isEmpty();
        });
  }

  private static void fill(SyncWorld world) {
    for (int i = 0; i < 8; i++) {
      world.account("A" + i, "of Dataverse");
    }
    for (int i = 5; i < 14; i++) {
      world.customer("A" + (i < 8 ? "" : "1") + i, Map.of("NAME", "of finance"));
    }
    for (int i = 0; i < 3; i++) {
      world.account("B" + i, "of Dataverse");
    }
  }

  private static void everyMoment(Consumer<SyncWorld> before, Consumer<SyncWorld> after) {
    KilledWorker.atEveryMoment(
        100,
        first -> {
          try (SyncWorld world = SyncWorld.stopped(Map.of())) {
            before.accept(world);
            world.runtime.close();
            world.toDataverse.clear();
            world.toFinance.clear();
            boolean killed =
                first.works(
                    world,
                    Map.of(),
                    worker -> {
                      Steps.settle(worker, CHUNK);
                      worker.close();
                    });
            if (killed) {
              Steps.settle(world.runtime("second", Map.of()), CHUNK);
            }
            assertThat(SnapshotProperties.accounts(world))
                .isEqualTo(SnapshotProperties.customers(world));
            after.accept(world);
            assertThat(readAgain(world.toDataverse) + readAgain(world.toFinance))
                .as("pages read again")
                .isLessThanOrEqualTo(1);
          }
        });
  }

  private static int readAgain(RecordingConnector connector) {
    Map<Query, Integer> read = new HashMap<>();
    for (RecordingConnector.Call call : connector.calls()) {
      if (call instanceof RecordingConnector.Queried queried) {
        read.merge(queried.query(), 1, Integer::sum);
      }
    }
    return read.values().stream().mapToInt(times -> times - 1).sum();
  }

  private static void everyRowRecordedOnce(SyncWorld world) {
    List<String> rows = new ArrayList<>();
    world
        .store
        .obligations(ObligationQuery.of(1000, ObligationStatus.values()).ofRun("initial-1"))
        .forEach(each -> rows.add(each.target() + " " + each.key()));
    assertThat(rows).doesNotHaveDuplicates();
  }
}
