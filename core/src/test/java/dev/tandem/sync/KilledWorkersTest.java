package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.RowFault;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.LeavingScope;
import dev.tandem.sync.policy.MapOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker is killed at every moment of a step, and another one goes on (I3, I7, I11). */
class KilledWorkersTest {
  /** What happens before the step, between the workers, and what holds in the end. */
  private record Trial(
      Map<String, MapOptions> options,
      Consumer<SyncWorld> before,
      Consumer<SyncWorld> between,
      Consumer<SyncWorld> after) {
    Trial(Consumer<SyncWorld> before, Consumer<SyncWorld> between, Consumer<SyncWorld> after) {
      this(Map.of(), before, between, after);
    }
  }

  private static final MapOptions FINANCE_WINS =
      MapOptions.STANDARD.onConflict(ConflictPolicy.wins(Side.FINANCE));

  @Test
  void ownWritesAreKnownWithoutTheirNames() {
    // I3: a feed that names no operations shows three writes of the worker that was killed
    everywhere(
        new Trial(
            world -> {
              world.faultyDataverse.deliverChanges(KilledWorkersTest::withoutOperations);
              world.customer("C1", Map.of("NAME", "a"));
              world.changeCustomer("C1", Map.of("NAME", "b"));
              world.changeCustomer("C1", Map.of("NAME", "c"));
            },
            world -> {},
            world -> {
              assertThat(world.finance.history()).allMatch(change -> change.operationId() == null);
              assertThat(world.account("C1").value("name")).isEqualTo("c");
            }));
  }

  @Test
  void whatTravelledIsNotTakenForWhatTheRowHoldsNow() {
    // I1: the feed shows some columns only, and the row is edited before the second worker looks
    everywhere(
        new Trial(
            world -> {
              UUID id = world.account("C1", Map.of("name", "first", "phone", "1"));
              world.settle();
              world.faultyDataverse.deliverChanges(
                  changes -> changes.stream().map(change -> only(change, "phone")).toList());
              world.changeAccount(id, Map.of("phone", "2"));
            },
            world -> {
              world.faultyDataverse.deliverChanges(
                  changes -> changes.stream().map(change -> only(change, "name")).toList());
              world.changeAccount(SyncWorld.id(world.account("C1")), Map.of("name", "second"));
            },
            world -> {
              assertThat(world.customer("C1").value("PHONE")).isEqualTo("2");
              assertThat(world.customer("C1").value("NAME")).isEqualTo("second");
            }));
  }

  @Test
  void refusedChangeDoesNotComeAfterNewerOnes() {
    // I11: the first change is refused, the second goes through, nothing of it is stored
    everywhere(
        new Trial(
            world -> {
              UUID account = world.account("C1", "customer");
              UUID project = world.project("P1", account, Map.of());
              world.settle();
              UUID hour = world.hour("H1", project, "1");
              world.dataverse.update(
                  "hours", KeyValues.of("hourid", hour), Map.of("amount", new BigDecimal("2")));
              world.faultyFinance.scriptRow(
                  write -> write.row().schema().name().name().equals("Hours"),
                  RowFault.rejects(ErrorCode.REQUIRED_MISSING, null));
            },
            world -> {},
            world ->
                assertThat((BigDecimal) world.finance.single("Hours").value("AMOUNT"))
                    .isEqualByComparingTo("2")));
  }

  @Test
  void deleteOfOursIsNotTakenForTheDeleteOfAUser() {
    // I3, I16: a change that waits holds up the proof of the delete; the row comes back meanwhile
    everywhere(
        new Trial(
            world -> {
              world.customer("C1", Map.of("NAME", "first"));
              world.settle();
              world.changeCustomer("C1", Map.of("PARENT", "missing"));
              world.settle();
              world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
            },
            world -> {
              world.clock.advance(Duration.ofHours(1));
              world.customer("C1", Map.of("NAME", "again"));
            },
            world -> {
              assertThat(world.customer("C1").value("NAME")).isEqualTo("again");
              assertThat(world.account("C1").value("name")).isEqualTo("again");
            }));
  }

  @Test
  void rowThatTravelledInPartMeetsNoConflictWithItself() {
    // UND-30, I14: killed between the two steps of a row that refers to itself
    everywhere(
        new Trial(
            world -> world.customer("C1", Map.of("NAME", "own parent", "PARENT", "C1")),
            world -> {},
            world -> {
              assertThat(world.account("C1").value("parent"))
                  .isEqualTo(Reference.byId("accounts", SyncWorld.id(world.account("C1"))));
              assertThat(world.store.documents("conflict/")).isEmpty();
            }));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void rowThatTravelledInPartDoesNotBringItsDeletedSourceBack(Side preferred) {
    // I3, I16, UND-30: what a merge sent in part made the row, and was laid over nothing of others
    MapOptions merge = MapOptions.STANDARD.onConflict(ConflictPolicy.merge(preferred));
    everywhere(
        new Trial(
            Map.of(SyncWorld.CUSTOMERS, merge),
            world -> {
              // each seems to name the other one, so that both travel in part
              world.dataverse.insert("cdm_companies", Map.of("cdm_companycode", "DEMF"));
              world.customer("C1", Map.of("PARENT", "C2"));
              world.finance.insert(
                  "Customers", Map.of("dataAreaId", "demf", "ACCOUNT", "C2", "PARENT", "C1"));
            },
            world -> world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1")),
            world -> {
              assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C2");
              assertThat(SnapshotProperties.accounts(world)).containsOnlyKeys("C2");
            }));
  }

  @Test
  void rowThatTravelledIsOursThoughItsLookupIsGone() {
    // I1, I7: the row that was sent cannot be mapped any more when the second worker looks
    everywhere(
        new Trial(
            Map.of(SyncWorld.CUSTOMERS, FINANCE_WINS),
            world -> {
              UUID parent = world.account("C0", "parent");
              world.settle();
              Reference its = Reference.byId("accounts", parent);
              world.account("C1", Map.of("name", "first", "parent", its));
            },
            world -> {
              UUID child = SyncWorld.id(world.account("C1"));
              world.changeAccount(child, Map.of("name", "second", "parent", Blank.BLANK));
              UUID parent = SyncWorld.id(world.account("C0"));
              world.dataverse.delete("accounts", KeyValues.of("accountid", parent));
            },
            world -> {
              assertThat(world.customer("C1").value("NAME")).isEqualTo("second");
              assertThat(world.store.documents("conflict/")).isEmpty();
            }));
  }

  @ParameterizedTest
  @EnumSource(names = {"ALL_MAPPED", "CHANGED_ONLY"})
  void rowComesBackThoughNobodyCanTellWhatTravelled(ColumnsSent sent) {
    // I1, LIVE-6: both sides agreed on it before, and the lookup that travelled since is gone
    everywhere(
        new Trial(
            Map.of(SyncWorld.CUSTOMERS, MapOptions.STANDARD.sending(sent)),
            world -> {
              UUID parent = world.account("C0", "parent");
              UUID child = world.account("C1", "child");
              world.settle();
              world.changeAccount(child, Map.of("parent", Reference.byId("accounts", parent)));
            },
            world -> {
              UUID child = SyncWorld.id(world.account("C1"));
              world.changeAccount(child, Map.of("parent", Blank.BLANK));
              UUID parent = SyncWorld.id(world.account("C0"));
              world.dataverse.delete("accounts", KeyValues.of("accountid", parent));
            },
            world -> {
              assertThat(world.customer("C1").value("PARENT")).isEqualTo("");
              assertThat(world.store.documents("conflict/")).isEmpty();
            }));
  }

  @Test
  void deleteOfOursComesBeforeAnOlderEditThatWasNotSent() {
    // I1, I7: the edit waits for a row of its batch, so that the delete of finance goes first
    everywhere(
        new Trial(
            Map.of(SyncWorld.CUSTOMERS, FINANCE_WINS),
            world -> {
              world.customer("C1", Map.of("NAME", "of finance", "PARENT", "missing"));
              world.settle();
              UUID child = world.account("C1", "loses");
              world.settle();
              Reference parent = Reference.byId("accounts", world.account("C3", "parent"));
              world.changeAccount(child, Map.of("name", "edited", "parent", parent));
              world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
            },
            world -> {},
            world ->
                assertThat(SnapshotProperties.accounts(world).keySet())
                    .isEqualTo(SnapshotProperties.customers(world).keySet())));
  }

  @Test
  void rowThatOurOwnWriteLeftOutsideTheFilterHasNotLeft() {
    // UND-1, I3: the write of a merge that nobody remembers is looked at as if others had edited
    MapOptions options =
        MapOptions.STANDARD
            .onConflict(ConflictPolicy.merge(Side.DATAVERSE))
            .leaving(LeavingScope.DELETE);
    everywhere(
        new Trial(
            Map.of(SyncWorld.PROJECTS, options),
            world -> world.finance.insert("Projects", Map.of("dataAreaId", "usmf", "PROJID", "P1")),
            world -> {},
            world -> {
              assertThat(world.finance.rows("Projects")).hasSize(1);
              assertThat(world.dataverse.rows("projects")).hasSize(1);
            }));
  }

  private static void everywhere(Trial trial) {
    KilledWorker.atEveryMoment(
        5,
        first -> {
          try (SyncWorld world = SyncWorld.running(trial.options)) {
            trial.before.accept(world);
            world.runtime.close();
            first.works(world, trial.options, worker -> worker.step(100));
            trial.between.accept(world);
            SyncRuntime second = world.runtime("second", trial.options);
            for (int i = 0; i < 20; i++) {
              world.clock.advance(Duration.ofMinutes(1));
              second.step(100);
            }
            trial.after.accept(world);
          }
        });
  }

  static List<Change> withoutOperations(List<Change> changes) {
    return changes.stream().map(change -> with(change, change.row(), null)).toList();
  }

  /** The change as a feed tells it that shows this one of the columns of the row. */
  static Change only(Change change, String column) {
    Row row = change.row();
    if (row == null || row.schema().slotOf(column) < 0) {
      return change;
    }
    Row.Builder some = Row.builder(row.schema());
    for (String kept : List.of(String.valueOf(row.schema().primaryId()), column)) {
      some.set(kept, row.raw(kept));
    }
    return with(change, some.build(), change.operationId());
  }

  private static Change with(Change change, @Nullable Row row, @Nullable String operation) {
    return new Change(
        change.coordinate(),
        change.sequence(),
        change.table(),
        change.kind(),
        change.id(),
        change.key(),
        change.before(),
        row,
        change.version(),
        operation,
        change.transaction(),
        change.committedAt());
  }
}
