package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Write;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.spi.testkit.RowFault;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Writes whose answer was lost, and what else happens to their rows before it is known (I7). */
class LostAnswersTest {
  @Test
  void childWaitsForAParentInDoubt() {
    // I12: the parent is tried again in the batch of its child, and its answer is lost again
    try (SyncWorld world = SyncWorld.running()) {
      world.project("P1", world.account("C1", "parent"), Map.of());
      world.faultyFinance.scriptRow(
          write -> write.row().schema().name().name().equals("Customers"),
          RowFault.losesWrite(),
          RowFault.losesWrite());
      world.runtime.step(1);
      world.customer("C2", Map.of("NAME", "travels meanwhile"));
      world.runtime.step(100);
      assertThat(world.finance.rows("Projects")).isEmpty();
      world.settle();

      assertThat(world.customer("C1").value("NAME")).isEqualTo("parent");
      assertThat(world.finance.rows("Projects")).hasSize(1);
    }
  }

  @Test
  void deleteOfARowInDoubtTravels() {
    // I1, I7: finance got the row, its answer and the next look at the ledger fail, it is deleted
    try (SyncWorld world = SyncWorld.running()) {
      world.account("C1", "of Dataverse");
      world.faultyFinance.script(Call.WRITE, Fault.losesAnswer());
      world.runtime.step(100);
      world.faultyFinance.script(
          Call.ACCEPTED, Fault.failsBefore(world.clock.instant().plusSeconds(5)));
      world.runtime.step(100);
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      world.settleAfter(Duration.ofMinutes(1));

      assertThat(world.dataverse.rows("accounts")).isEmpty();
    }
  }

  @Test
  void deleteOfAnUnknownRowInDoubtTravels() {
    // I1, I7: the same on Dataverse, where the row has a name that only the lost answer told
    try (SyncWorld world = SyncWorld.running()) {
      world.customer("C1", Map.of("NAME", "of finance"));
      world.faultyDataverse.script(Call.WRITE, Fault.losesAnswer());
      world.runtime.step(100);
      UUID id = SyncWorld.id(world.account("C1"));
      world.dataverse.delete("accounts", KeyValues.of("accountid", id));
      world.settleAfter(Duration.ofMinutes(1));

      assertThat(world.finance.rows("Customers")).isEmpty();
    }
  }

  @Test
  void changeAfterASnapshotInDoubtMeetsNoConflictWithIt() {
    // I1, I7, I17: an initial sync wrote the row, and its answer was lost
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.wins(Side.FINANCE));
    try (SyncWorld world = SyncWorld.stopped(Map.of(SyncWorld.CUSTOMERS, options))) {
      UUID id = world.account("C1", "first");
      world.runtime.initialSync(InitialSyncRequest.of(Side.DATAVERSE, SyncWorld.CUSTOMERS));
      world.faultyFinance.script(
          Call.WRITE, Fault.failsAfter(world.clock.instant().plusSeconds(5)));
      world.settle();
      world.changeAccount(id, Map.of("name", "second"));
      world.settleAfter(Duration.ofMinutes(1));

      assertThat(world.customer("C1").value("NAME")).isEqualTo("second");
      assertThat(world.store.documents("conflict/")).isEmpty();
    }
  }

  @Test
  void rowMadeAnewWaitsForTheDeleteBeforeIt() {
    // I1, I11: a change of the deleted row comes first, and the delete is not the next of its row
    try (SyncWorld world = SyncWorld.running()) {
      UUID old = world.account("C1", "old");
      world.settle();
      world.faultyDataverse.deliverChanges(
          changes -> changes.stream().map(each -> KilledWorkersTest.only(each, "name")).toList());
      world.changeAccount(old, Map.of("name", "edited"));
      world.dataverse.delete("accounts", KeyValues.of("accountid", old));
      world.account("C1", "anew");
      world.faultyFinance.scriptRow(
          write -> write.kind() == Write.Kind.UPSERT, RowFault.losesAnswer());
      world.runtime.step(3);
      for (int i = 0; i < 10; i++) {
        world.runtime.step(1);
      }

      assertThat(world.account("C1").value("name")).isEqualTo("anew");
      assertThat(world.customer("C1").value("NAME")).isEqualTo("anew");
    }
  }
}
