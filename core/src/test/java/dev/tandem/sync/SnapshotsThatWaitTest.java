package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of an initial sync that wait for others while their map runs already (I17). */
class SnapshotsThatWaitTest {
  @ParameterizedTest
  @EnumSource
  void whatWeWroteSinceIsNotForgottenForTheSnapshot(ColumnsSent sent) {
    // I1, I11: finance changes the row, and comes back to what the snapshot holds
    MapOptions options =
        MapOptions.STANDARD.sending(sent).onConflict(ConflictPolicy.wins(Side.FINANCE));
    try (SyncWorld world = SyncWorld.stopped(Map.of(SyncWorld.PROJECTS, options))) {
      world.runtime.lifecycle().start(SyncWorld.CUSTOMERS);
      world.settle();
      world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
      world.project("P1", world.account("C1", "is owed"), Map.of("subject", "snapshot"));
      world.settle();
      world.runtime.initialSync(InitialSyncRequest.of(Side.DATAVERSE, SyncWorld.PROJECTS));
      world.settle();
      assertThat(world.runtime.counters().parked()).isEqualTo(1);
      world.finance.insert(
          "Projects",
          Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "later", "CUSTACCOUNT", "C1"));
      world.finance.update(
          "Projects", SyncWorld.financeKey("PROJID", "P1"), Map.of("NAME", "snapshot"));
      world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
      world.settleAfter(Duration.ofHours(1));

      assertThat(SyncWorld.find(world.finance.rows("Projects"), "PROJID", "P1").value("NAME"))
          .isEqualTo("snapshot");
      assertThat(SyncWorld.find(world.dataverse.rows("projects"), "number", "P1").value("subject"))
          .isEqualTo("snapshot");
    }
  }

  @Test
  void whatATransactionMadeAndTookBackDoesNotFollow() {
    // I1, UND-20: our own writes, which the feed has yet to tell, bring nothing
    MapOptions options = MapOptions.STANDARD.in(SyncMode.SYNCHRONOUS);
    try (SyncWorld world = SyncWorld.stopped(Map.of(SyncWorld.CUSTOMERS, options))) {
      world.customer("C1", Map.of("NAME", "snapshot", "PARENT", "C0"));
      world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.FINANCE);
      world.settle();
      assertThat(world.runtime.counters().parked()).isEqualTo(1);
      world.account("C0", "parent");
      TestHost host = new TestHost(world, Side.FINANCE);
      host.change(world.customer("C1"), Map.of("NAME", "undone"));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.refusals()).isEmpty();
      transaction.rolledBack();
      world.settleAfter(Duration.ofHours(1));

      assertThat(world.account("C1").value("name")).isEqualTo("snapshot");
    }
  }
}
