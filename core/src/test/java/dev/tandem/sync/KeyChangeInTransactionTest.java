package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.KeyChange;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows whose key a transaction of both sides changes (UND-20, UND-25). */
class KeyChangeInTransactionTest {
  private static SyncWorld atOnce(KeyChange effect) {
    MapOptions options = MapOptions.STANDARD.in(SyncMode.SYNCHRONOUS).onKeyChange(effect);
    return SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options));
  }

  private static SynchronousTransaction renumbering(SyncWorld world, TestHost host) {
    world.account("C1", "of Dataverse");
    world.settle();
    host.change(world.account("C1"), Map.of("accountnumber", "C2"));
    SynchronousTransaction transaction = host.begin("1");
    assertThat(transaction.refusals()).isEmpty();
    return transaction;
  }

  @Test
  void transactionDeletesTheOldKeyBeforeItIsCommitted() {
    // UND-20, UND-25
    try (SyncWorld world = atOnce(KeyChange.DELETE_OLD)) {
      TestHost host = new TestHost(world, Side.DATAVERSE);
      try (SynchronousTransaction transaction = renumbering(world, host)) {
        assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C2");
        host.commit();
        transaction.committed();
      }
      world.settle();

      assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C2");
      assertThat(SnapshotProperties.accounts(world)).containsOnlyKeys("C2");
    }
  }

  @Test
  void rollBackBringsTheOldKeyBack() {
    // UND-20, UND-25
    try (SyncWorld world = atOnce(KeyChange.DELETE_OLD)) {
      TestHost host = new TestHost(world, Side.DATAVERSE);
      renumbering(world, host).rolledBack();
      assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C1");
      world.settle();
      world.changeAccount(SyncWorld.id(world.account("C1")), Map.of("name", "later"));
      world.settle();

      assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C1");
      assertThat(world.customer("C1").value("NAME")).isEqualTo("later");
    }
  }

  @ParameterizedTest
  @EnumSource
  void hostThatDiedIsUndone(KeyChange effect) {
    // UND-20, UND-25
    try (SyncWorld world = atOnce(effect)) {
      renumbering(world, new TestHost(world, Side.DATAVERSE));
      world.settleAfter(Duration.ofMinutes(5));
      assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C1");
      world.dataverse.delete(
          "accounts", KeyValues.of("accountid", SyncWorld.id(world.account("C1"))));
      world.settle();

      assertThat(SnapshotProperties.customers(world)).isEmpty();
    }
  }

  @Test
  void rowOfAnOldKeyThatStaysHasNoPartnerAnyMore() {
    // UND-20, UND-25: its delete must not take the row along that has another key by now
    try (SyncWorld world = atOnce(KeyChange.KEEP_OLD)) {
      TestHost host = new TestHost(world, Side.DATAVERSE);
      try (SynchronousTransaction transaction = renumbering(world, host)) {
        host.commit();
        transaction.committed();
      }
      world.settle();
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      world.settle();

      assertThat(SnapshotProperties.accounts(world)).containsOnlyKeys("C2");
      assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C2");
    }
  }
}
