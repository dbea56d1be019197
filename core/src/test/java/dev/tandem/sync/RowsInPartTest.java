package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.RowFault;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of which a feed shows only a part, or of which only a part travels (UND-30, UND-47). */
class RowsInPartTest {
  @Test
  void rowThatIsReadWaitsForTheParentThatItsChangeDidNotShow() {
    // I12: the parent was refused, and the feed shows another column of the child
    try (SyncWorld world = SyncWorld.running()) {
      UUID child = world.account("C1", Map.of("name", "child", "phone", "1"));
      world.settle();
      world.faultyFinance.scriptRow(
          write -> true, RowFault.rejects(ErrorCode.REQUIRED_MISSING, null));
      Reference parent = Reference.byId("accounts", world.account("C0", "parent"));
      world.settle();
      world.faultyDataverse.deliverChanges(
          changes ->
              changes.stream().map(change -> KilledWorkersTest.only(change, "phone")).toList());
      world.changeAccount(child, Map.of("phone", "2", "parent", parent));
      world.settle();

      assertThat(world.customer("C1").value("PHONE")).isEqualTo("1");
      assertThat(world.customer("C1").value("PARENT")).isNotEqualTo("C0");
      assertThat(world.runtime.counters().parked()).isEqualTo(1);
    }
  }

  @Test
  void rowThatTravelledInPartAgainIsStillOurs() {
    // INIT-3, UND-30: both seem to wait for each other, so that they travel in part batch by batch
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.merge(Side.DATAVERSE));
    try (SyncWorld world = SyncWorld.stopped(Map.of(SyncWorld.CUSTOMERS, options))) {
      world.dataverse.insert("cdm_companies", Map.of("cdm_companycode", "DEMF"));
      world.finance.insert(
          "Customers", Map.of("dataAreaId", "demf", "ACCOUNT", "C2", "PARENT", "C1", "NAME", "x"));
      world.customer("C1", Map.of("NAME", "of USMF", "PARENT", "C2"));
      world.runtime.initialSync(InitialSyncRequest.of(Side.DATAVERSE, SyncWorld.CUSTOMERS));
      world.settle();
      for (int i = 0; i < 5; i++) {
        world.settleAfter(Duration.ofHours(1));
      }
      world.customer("C2", Map.of("NAME", "parent"));
      world.settleAfter(Duration.ofHours(1));

      assertThat(world.account("C1").value("parent")).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ALL_MAPPED", "CHANGED_ONLY"})
  void rowThatTravelledInPartAndIsAsBeforeTravelsAgain(ColumnsSent sent) {
    // I1, LIVE-6: both sides agreed on these values, but a part of others is there since
    MapOptions options = MapOptions.STANDARD.sending(sent);
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      world.dataverse.insert("cdm_companies", Map.of("cdm_companycode", "DEMF"));
      world.customer("C1", Map.of("NAME", "agreed", "PHONE", "1"));
      world.settle();
      world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
      world.finance.insert(
          "Customers", Map.of("dataAreaId", "demf", "ACCOUNT", "C2", "PARENT", "C1"));
      world.changeCustomer("C1", Map.of("NAME", "in part", "PARENT", "C2"));
      world.settle();
      world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
      world.settle();
      assertThat(world.account("C1").value("name")).isEqualTo("in part");
      world.changeCustomer("C1", Map.of("NAME", "agreed", "PARENT", ""));
      world.settle();

      assertThat(world.account("C1").value("name")).isEqualTo("agreed");
      assertThat(world.customer("C1").value("NAME")).isEqualTo("agreed");
    }
  }

  @Test
  void conflictOfARowThatTravelsInPartNamesWhatWasLeftOut() {
    // I14, UND-30: the parent that it names travels in part too, as it names itself
    try (SyncWorld world = SyncWorld.running()) {
      world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
      world.customer("C1", Map.of("NAME", "by finance", "PARENT", "C2"));
      world.customer("C2", Map.of("NAME", "own parent", "PARENT", "C2"));
      world.settle();
      world.account("C1", "by Dataverse");
      world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
      world.settle();

      assertThat(world.customer("C1").value("NAME")).isEqualTo("by Dataverse");
      assertThat(world.customer("C1").value("PARENT")).isEqualTo("");
      assertThat(world.runtime.conflicts().list())
          .anySatisfy(
              record -> {
                assertThat(record.target()).isEqualTo(Side.DATAVERSE);
                assertThat(record.columns()).contains("name", "parent");
              });
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SIDE_WINS", "MERGE"})
  void whatWasLeftOutFollowsAPartThatTheOtherSideHeldAlready(ConflictPolicy.Kind kind) {
    // I1, UND-30: the other side made the same row, but for its parent
    ConflictPolicy policy = new ConflictPolicy(kind, Side.FINANCE);
    MapOptions options = MapOptions.STANDARD.onConflict(policy);
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
      world.customer("C1", Map.of("NAME", "the same", "PARENT", "C2"));
      world.customer("C2", Map.of("NAME", "own parent", "PARENT", "C2"));
      world.settle();
      world.account("C1", "the same");
      world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
      world.settle();

      assertThat(world.customer("C1").value("PARENT")).isEqualTo("C2");
      assertThat(world.account("C1").value("parent"))
          .isEqualTo(Reference.byId("accounts", SyncWorld.id(world.account("C2"))));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ALL_MAPPED", "CHANGED_ONLY"})
  void rowThatWinsOverADeleteInPartIsMadeWithAllItsColumns(ColumnsSent sent) {
    // I1, UND-18, UND-30: of the row that is gone only a name and a parent had changed
    MapOptions options =
        MapOptions.STANDARD.sending(sent).onConflict(ConflictPolicy.wins(Side.FINANCE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      world.customer("C1", Map.of("NAME", "agreed", "PHONE", "1"));
      world.settle();
      world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
      world.customer("C2", Map.of("NAME", "parent", "PARENT", "C1"));
      world.changeCustomer("C1", Map.of("NAME", "newer", "PARENT", "C2"));
      world.settle();
      world.dataverse.delete(
          "accounts", KeyValues.of("accountid", SyncWorld.id(world.account("C1"))));
      world.settle();
      world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
      world.settle();

      assertThat(world.account("C1").value("name")).isEqualTo("newer");
      assertThat(world.account("C1").value("phone")).isEqualTo("1");
      assertThat(world.account("C1").value("parent"))
          .isEqualTo(Reference.byId("accounts", SyncWorld.id(world.account("C2"))));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ALL_MAPPED", "CHANGED_ONLY"})
  void whatARowThatIsGoneHeldIsNotTakenForThatOfTheRowMadeAnew(ColumnsSent sent) {
    // I1, UND-30: the parent was made anew too, and has the number that the row that is gone named
    MapOptions options =
        MapOptions.STANDARD.sending(sent).onConflict(ConflictPolicy.wins(Side.DATAVERSE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      UUID first = world.account("C2", "first");
      UUID id =
          world.account("C1", Map.of("phone", "1", "parent", Reference.byId("accounts", first)));
      world.settle();
      world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
      world.faultyDataverse.deliverChanges(TakeoverTest::lastOfEachRow);
      world.changeAccount(id, Map.of("parent", Blank.BLANK));
      world.dataverse.delete("accounts", KeyValues.of("accountid", first));
      UUID second = world.account("C2", "second");
      UUID third =
          world.account("C3", Map.of("name", "x", "parent", Reference.byId("accounts", second)));
      world.changeAccount(second, Map.of("parent", Reference.byId("accounts", third)));
      world.changeAccount(id, Map.of("phone", "2", "parent", Reference.byId("accounts", second)));
      world.settle();
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      world.settle();
      world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
      world.settle();

      assertThat(world.customer("C1").value("PHONE")).isEqualTo("2");
      assertThat(world.customer("C1").value("PARENT")).isEqualTo("C2");
    }
  }
}
