package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.KeyChange;
import dev.tandem.sync.policy.MapOptions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows whose key changes (UND-25). */
class KeyChangeTest {
  private static SyncWorld world() {
    MapOptions options =
        MapOptions.STANDARD
            .onKeyChange(KeyChange.DELETE_OLD)
            .onConflict(ConflictPolicy.wins(Side.FINANCE));
    return SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options));
  }

  @Test
  void oldKeyIsDeletedWhereTheRowCameFromHere() {
    // UND-25
    try (SyncWorld world = world()) {
      UUID id = world.account("C1", "of Dataverse");
      world.settle();
      world.changeAccount(id, Map.of("accountnumber", "C2"));
      world.settle();

      assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C2");
    }
  }

  @Test
  void oldKeyOfARowThatWonIsNotDeleted() {
    // I14, UND-3: the row of finance never came from Dataverse, so its edit must not vanish
    try (SyncWorld world = world()) {
      world.customer("C1", Map.of("NAME", "of finance"));
      UUID id = world.account("C1", "of Dataverse");
      world.changeAccount(id, Map.of("accountnumber", "C2"));
      world.settle();

      assertThat(world.customer("C1").value("NAME")).isEqualTo("of finance");
      assertThat(world.customer("C2").value("NAME")).isEqualTo("of Dataverse");
      assertThat(world.account("C1").value("name")).isEqualTo("of finance");
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowWithANewKeyThatLosesBelongsToThePairOfItsNewKey(KeyChange old) {
    // I1, I15, UND-25: it is changed once more while the winner is on its way, and so is the old
    // one
    MapOptions options =
        MapOptions.STANDARD.onKeyChange(old).onConflict(ConflictPolicy.wins(Side.FINANCE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      UUID id = world.account("C1", "of Dataverse");
      world.settle();
      world.customer("C2", Map.of("NAME", "of finance"));
      world.changeAccount(id, Map.of("accountnumber", "C2"));
      world.runtime.step(1);
      world.changeAccount(id, Map.of("notes", "carried by no map"));
      if (old == KeyChange.KEEP_OLD) {
        world.changeCustomer("C1", Map.of("TERMS", "N30"));
      }
      world.runtime.step(1);
      world.settle();

      assertThat(world.customer("C2").value("NAME")).isEqualTo("of finance");
      assertThat(world.account("C2").value("name")).isEqualTo("of finance");
      assertThat(SnapshotProperties.customers(world).containsKey("C1"))
          .isEqualTo(old == KeyChange.KEEP_OLD);
    }
  }

  @Test
  void oldKeyOfARowThatTravelsInPartIsDeleted() {
    // UND-25, UND-30: it refers to rows that refer to each other
    try (SyncWorld world = world()) {
      UUID id = world.account("C1", "of Dataverse");
      world.settle();
      world.faultyDataverse.deliverChanges(TakeoverTest::lastOfEachRow);
      UUID one = world.account("C3", "one");
      UUID other =
          world.account("C4", Map.of("name", "other", "parent", Reference.byId("accounts", one)));
      world.changeAccount(one, Map.of("parent", Reference.byId("accounts", other)));
      world.changeAccount(
          id, Map.of("accountnumber", "C2", "parent", Reference.byId("accounts", one)));
      world.settle();

      assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C2", "C3", "C4");
      assertThat(world.customer("C2").value("PARENT")).isEqualTo("C3");
    }
  }

  @Test
  void deleteOfTheOldKeyLeavesARowAloneThatLostWithItsNewKey() {
    // UND-25, UND-3
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.wins(Side.FINANCE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      UUID id = world.account("C1", "of Dataverse");
      world.settle();
      world.customer("C2", Map.of("NAME", "of finance"));
      world.changeAccount(id, Map.of("accountnumber", "C2"));
      world.settle();
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      world.settle();

      assertThat(world.account("C2").value("name")).isEqualTo("of finance");
    }
  }
}
