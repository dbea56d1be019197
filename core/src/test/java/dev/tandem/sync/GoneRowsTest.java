package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.LeavingScope;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deletes whose row took part only in a part, never, or again (I1, I7, I16). */
class GoneRowsTest {
  @Test
  void rowThatTravelledWithoutItsLookupsIsTakenAwayAgain() {
    // UND-30, I1: by their numbers both seem to wait for each other; their companies tell otherwise
    try (SyncWorld world = SyncWorld.running()) {
      world.dataverse.insert("cdm_companies", Map.of("cdm_companycode", "DEMF"));
      world.finance.insert(
          "Customers", Map.of("dataAreaId", "demf", "ACCOUNT", "C2", "PARENT", "C1", "NAME", "x"));
      world.customer("C1", Map.of("NAME", "of USMF", "PARENT", "C2"));
      world.settle();
      assertThat(world.dataverse.rows("accounts")).hasSize(2);
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      world.settle();

      assertThat(SnapshotProperties.accounts(world)).containsOnlyKeys("C2");
    }
  }

  @Test
  void deleteOfARowThatLostForgetsWhatItHeld() {
    // UND-3, I1: the row of Dataverse wins outside the filter; finance deletes; it enters the scope
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.wins(Side.DATAVERSE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.PROJECTS, options))) {
      UUID account = world.account("C1", "there");
      UUID project = world.project("P1", account, Map.of("statecode", false, "subject", "a"));
      world.settle();
      world.finance.insert(
          "Projects",
          Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "b", "CUSTACCOUNT", "C1"));
      world.finance.delete("Projects", SyncWorld.financeKey("PROJID", "P1"));
      world.settle();
      world.dataverse.update(
          "projects",
          KeyValues.of("projectid", project),
          Map.of("statecode", true, "subject", "b"));
      world.settle();

      assertThat(world.finance.rows("Projects")).hasSize(1);
    }
  }

  @Test
  void editThatLostToADeleteDoesNotBringTheRowBack() {
    // I3: the delete of Dataverse wins, and the edit of finance is read afterwards
    try (SyncWorld world = SyncWorld.running()) {
      UUID first = world.account("C1", "first");
      world.dataverse.delete("accounts", KeyValues.of("accountid", first));
      UUID second = world.account("C1", "second");
      world.runtime.step(100);
      world.dataverse.delete("accounts", KeyValues.of("accountid", second));
      world.changeCustomer("C1", Map.of("NAME", "too late"));
      world.settle();

      assertThat(world.finance.rows("Customers")).isEmpty();
      assertThat(world.toDataverse.writes()).isEmpty();
    }
  }

  @Test
  void rowThatWonAgainstADeleteIsWrittenWhole() {
    // UND-18, I1: only changed columns travel, and there is no row any more that holds the others
    MapOptions options = MapOptions.STANDARD.sending(ColumnsSent.CHANGED_ONLY);
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      UUID id = world.account("C1", Map.of("name", "stays", "phone", "1"));
      world.settle();
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      world.faultyDataverse.script(
          Call.WRITE, Fault.failsBefore(world.clock.instant().plusSeconds(5)));
      world.settle();
      world.changeAccount(id, Map.of("phone", "2"));
      world.settleAfter(Duration.ofMinutes(1));

      assertThat(world.customer("C1").value("NAME")).isEqualTo("stays");
      assertThat(world.customer("C1").value("PHONE")).isEqualTo("2");
    }
  }

  @Test
  void deleteMeetsAnEditThatStillWaits() {
    // I14: the row came in part, its edit waits for a row, and Dataverse deletes what came
    try (SyncWorld world = SyncWorld.running()) {
      world.dataverse.insert("cdm_companies", Map.of("cdm_companycode", "DEMF"));
      world.finance.insert(
          "Customers", Map.of("dataAreaId", "demf", "ACCOUNT", "C2", "PARENT", "C1", "NAME", "x"));
      world.customer("C1", Map.of("NAME", "of finance", "PARENT", "C2"));
      world.settle();
      UUID id = SyncWorld.id(world.account("C1"));
      world.dataverse.delete("accounts", KeyValues.of("accountid", id));
      world.settle();

      assertThat(SyncWorld.find(world.finance.rows("Customers"), "ACCOUNT", "C2")).isNotNull();
      assertThat(world.runtime.conflicts().list()).hasSize(1);
    }
  }

  @Test
  void olderChangeEndsOnceANewerOneTravelledInPart() {
    // I11, UND-30: the older one waits for a row that comes after the newer one came in part
    try (SyncWorld world = SyncWorld.running()) {
      world.dataverse.insert("cdm_companies", Map.of("cdm_companycode", "DEMF"));
      world.customer("C1", Map.of("NAME", "older", "PARENT", "C9"));
      world.settle();
      world.changeCustomer("C1", Map.of("NAME", "newer", "PARENT", "C2"));
      world.finance.insert(
          "Customers", Map.of("dataAreaId", "demf", "ACCOUNT", "C2", "PARENT", "C1", "NAME", "x"));
      world.settle();
      assertThat(world.account("C1").value("name")).isEqualTo("newer");
      world.customer("C9", Map.of("NAME", "parent"));
      world.settleAfter(Duration.ofHours(1));

      assertThat(world.account("C1").value("name")).isEqualTo("newer");
    }
  }

  @Test
  void deleteWaitsForTheChangeBeforeIt() {
    // I1, I16: who is later cannot be told yet, as the row of finance waits for its parent
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.laterWins(Side.DATAVERSE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      world.customer("C1", Map.of("NAME", "of finance", "PARENT", "missing"));
      world.settle();
      UUID id = world.account("C1", "of Dataverse");
      world.dataverse.delete("accounts", KeyValues.of("accountid", id));
      world.account("C2", "moves the batch on");
      world.settle();

      assertThat(world.finance.single("Customers").value("ACCOUNT")).isEqualTo("C2");
    }
  }

  @Test
  void deleteOfARowThatLostTravels() {
    // I1: finance wins as both made the row at once, and Dataverse deletes its own before it hears
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.laterWins(Side.FINANCE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      world.customer("C1", Map.of("NAME", "of finance"));
      UUID id = world.account("C1", "of Dataverse");
      world.faultyDataverse.script(
          Call.READ, Fault.failsBefore(world.clock.instant().plusSeconds(5)));
      world.runtime.step(100);
      world.clock.advance(Duration.ofSeconds(6));
      world.dataverse.delete("accounts", KeyValues.of("accountid", id));
      world.settle();

      assertThat(world.finance.rows("Customers")).isEmpty();
      assertThat(world.dataverse.rows("accounts")).isEmpty();
    }
  }

  @Test
  void deleteOutsideTheFilterDoesNotWinAgainstANewRow() {
    // UND-1, UND-3, I1: the row left the scope and took its partner along; finance makes a new one
    MapOptions options =
        MapOptions.STANDARD
            .leaving(LeavingScope.DELETE)
            .onConflict(ConflictPolicy.laterWins(Side.DATAVERSE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.PROJECTS, options))) {
      UUID account = world.account("C1", "customer");
      KeyValues project = KeyValues.of("projectid", world.project("P1", account, Map.of()));
      world.settle();
      world.dataverse.update("projects", project, Map.of("statecode", false));
      world.settle();
      assertThat(world.finance.rows("Projects")).isEmpty();
      world.finance.insert(
          "Projects",
          Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "new", "CUSTACCOUNT", "C1"));
      world.dataverse.delete("projects", project);
      world.settle();

      assertThat(world.finance.rows("Projects")).hasSize(1);
      assertThat(world.dataverse.single("projects").value("subject")).isEqualTo("new");
    }
  }

  @Test
  void deleteThatTookEffectBeforeAKillIsNotPassedOver() {
    // I7, I16: killed at every moment of the delete, then the row comes back as it was
    Map<String, Object> row = Map.of("NAME", "as it was");
    KilledWorker.atEveryMoment(
        5,
        first -> {
          try (SyncWorld world = SyncWorld.running()) {
            world.customer("C1", row);
            world.settle();
            world.runtime.close();
            world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
            first.works(world, Map.of(), worker -> worker.step(100));
            world.customer("C1", row);
            SyncRuntime second = world.runtime("second", Map.of());
            world.clock.advance(Duration.ofMinutes(1));
            for (int i = 0; i < 20; i++) {
              second.step(100);
            }

            assertThat(world.dataverse.rows("accounts")).hasSize(1);
            assertThat(world.customer("C1").value("NAME")).isEqualTo("as it was");
          }
        });
  }
}
