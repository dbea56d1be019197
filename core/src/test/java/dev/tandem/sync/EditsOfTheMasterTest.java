package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.RowFault;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.LeavingScope;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The master edits its row while an initial sync goes on, and the other side does nothing. */
class EditsOfTheMasterTest {
  private static final int STEPS = 12;

  @ParameterizedTest
  @EnumSource
  void editOfTheMasterAfterAnyStepIsWhatBothSidesHold(Side master) {
    // I1, I17, INIT-3: whoever wins conflicts of the map, nobody else has edited
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.wins(master.other()));
    for (int steps = 0; steps < STEPS; steps++) {
      try (SyncWorld world = SyncWorld.stopped(Map.of(SyncWorld.CUSTOMERS, options))) {
        UUID id = world.account("C1", "of Dataverse");
        world.customer("C1", Map.of("NAME", "of finance"));
        world.runtime.initialSync(SyncWorld.CUSTOMERS, master);
        for (int i = 0; i < steps; i++) {
          world.runtime.step(100);
        }
        if (master == Side.FINANCE) {
          world.changeCustomer("C1", Map.of("NAME", "edited"));
        } else {
          world.changeAccount(id, Map.of("name", "edited"));
        }
        world.settle();

        assertThat(world.customer("C1").value("NAME")).as("after %d", steps).isEqualTo("edited");
        assertThat(world.account("C1").value("name")).as("after %d", steps).isEqualTo("edited");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void rowThatWonDoesNotWaitForTheMaster(int steps) {
    // I1, I14, I17: the row of the master lost, and a change of it that no map reads follows
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.wins(Side.FINANCE));
    for (int more = 0; more < STEPS; more++) {
      try (SyncWorld world = SyncWorld.stopped(Map.of(SyncWorld.CUSTOMERS, options))) {
        world.customer("C1", Map.of("NAME", "of finance", "PARENT", "C0"));
        world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
        for (int i = 0; i < steps; i++) {
          world.runtime.step(100);
        }
        UUID id = world.account("C1", "of Dataverse");
        for (int i = 0; i < more; i++) {
          world.runtime.step(100);
        }
        world.account("C0", "parent");
        world.changeAccount(id, Map.of("notes", "nobody reads these"));
        for (int i = 0; i < 5; i++) {
          world.settleAfter(Duration.ofMinutes(5));
        }

        assertThat(world.account("C1").value("name"))
            .as("after %d", more)
            .isEqualTo(world.customer("C1").value("NAME"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void rowOfTheMasterOutlivesEditsThatLose(int refusals) {
    // I1, I14: it waited for its parent, and these lost to it in the batch in which it goes on
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.wins(Side.DATAVERSE));
    for (int edited = 0; edited < STEPS; edited++) {
      try (SyncWorld world = SyncWorld.stopped(Map.of(SyncWorld.CUSTOMERS, options))) {
        UUID parent = world.account("C0", "parent");
        world.account("C1", Map.of("name", "master", "parent", Reference.byId("accounts", parent)));
        RowFault[] faults = new RowFault[refusals];
        Arrays.fill(faults, RowFault.rejects(ErrorCode.LOOKUP_NOT_FOUND, null));
        world.faultyFinance.scriptRow(SyncWorld.financeKey("ACCOUNT", "C0"), faults);
        world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
        for (int i = 0; i < 30; i++) {
          if (i == edited && !SnapshotProperties.customers(world).containsKey("C1")) {
            world.customer("C1", Map.of("NAME", "theirs"));
            world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
          }
          world.runtime.step(100);
          world.clock.advance(Duration.ofMinutes(5));
        }

        assertThat(SnapshotProperties.customers(world).keySet())
            .as("after %d", edited)
            .isEqualTo(SnapshotProperties.accounts(world).keySet());
      }
    }
  }

  @Test
  void rowOfTheMasterOutsideTheFilterStaysOutside() {
    // UND-1, INIT-3: it never was in, so that no edit of it takes the row of users along
    MapOptions deletes = MapOptions.STANDARD.leaving(LeavingScope.DELETE);
    try (SyncWorld world = SyncWorld.stopped(Map.of(SyncWorld.PROJECTS, deletes))) {
      UUID customer = world.account("C1", "customer");
      UUID project = world.project("P1", customer, Map.of("statecode", false));
      world.finance.insert(
          "Projects", Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "theirs"));
      world.runtime.initialSync(SyncWorld.PROJECTS, Side.DATAVERSE);
      world.settle();
      world.dataverse.update(
          "projects", KeyValues.of("projectid", project), Map.of("subject", "edited"));
      world.settle();

      assertThat(world.finance.single("Projects").value("NAME")).isEqualTo("theirs");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void rowOfTheMasterThatCameAndWentLeavesTheOtherSideItsOwn(int refusals) {
    // I1, I17: it waited for its parent and never travelled, so that its delete has nothing to do;
    // the row of the other side waits for its parent as well, until that one is not refused
    try (SyncWorld world = SyncWorld.stopped(Map.of())) {
      UUID parent = world.account("C0", "parent");
      world.account("C1", Map.of("parent", Reference.byId("accounts", parent)));
      RowFault[] faults = new RowFault[refusals];
      Arrays.fill(faults, RowFault.rejects(ErrorCode.LOOKUP_NOT_FOUND, null));
      world.faultyFinance.scriptRow(SyncWorld.financeKey("ACCOUNT", "C0"), faults);
      world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.FINANCE);
      world.runtime.step(100);
      world.customer("C1", Map.of("PARENT", "missing"));
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      for (int i = 0; i < 30; i++) {
        world.runtime.step(100);
        world.clock.advance(Duration.ofMinutes(5));
      }

      assertThat(SnapshotProperties.customers(world).keySet())
          .contains("C0")
          .isEqualTo(SnapshotProperties.accounts(world).keySet());
    }
  }

  @Test
  void editOfTheMasterThatWaitedWinsAgainstASnapshotThatLost() {
    // INIT-3, I1: the snapshot of finance waits for a row and wins once by the policy of the map;
    // it loses to the master when it looks again, while a newer edit of that one waits for a row
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.merge(Side.FINANCE));
    try (SyncWorld world = SyncWorld.stopped(Map.of(SyncWorld.CUSTOMERS, options))) {
      world.customer("C1", Map.of("NAME", "of finance", "PARENT", "C2"));
      world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
      world.settle();
      UUID id = world.account("C1", "first");
      world.settle();
      RowFault refuses = RowFault.rejects(ErrorCode.LOOKUP_NOT_FOUND, null);
      world.faultyFinance.scriptRow(SyncWorld.financeKey("ACCOUNT", "C3"), refuses);
      Reference parent = Reference.byId("accounts", world.account("C3", "parent"));
      world.changeAccount(id, Map.of("name", "second", "parent", parent));
      world.settle();
      world.customer("C2", Map.of("NAME", "comes late"));
      world.settle();
      for (int i = 0; i < 10; i++) {
        world.settleAfter(Duration.ofMinutes(5));
      }

      assertThat(world.customer("C1").value("NAME")).isEqualTo("second");
      assertThat(world.account("C1").value("name")).isEqualTo("second");
    }
  }
}
