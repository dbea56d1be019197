package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.reconcile.ReconcileRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Initial syncs, compares after a lost feed and repairs draw their names from one number. */
class RunsSideBySideTest {
  @Test
  void runsOfAllKindsHaveNamesOfTheirOwn() {
    // I10, I25: a compare of each side, an initial sync and a repair in one store
    try (SyncWorld world = SyncWorld.stopped(Map.of())) {
      world.account("C1", "of Dataverse");
      world.settle();
      world.runtime.lifecycle().start(SyncWorld.CUSTOMERS);
      world.settle();
      world.account("C2", "in the gap");
      world.customer("C3", Map.of("NAME", "in the gap"));
      world.dataverse.forgetChanges();
      world.finance.forgetChanges();
      world.runtime.step(100);
      String initial = world.runtime.initialSync(SyncWorld.PROJECTS, Side.DATAVERSE);
      world.settle();
      String repair =
          world
              .runtime
              .repair(ReconcileRequest.of(SyncWorld.CUSTOMERS), Direction.TO_FINANCE, found -> {})
              .run();
      world.settle();
      world.account("C4", "in the second gap");
      world.dataverse.forgetChanges();
      world.settle();

      assertThat(world.store.documents("plan/").keySet())
          .containsExactlyInAnyOrder(
              "plan/resync-1", "plan/resync-2", "plan/initial-3", "plan/resync-5");
      assertThat(initial).isEqualTo("initial-3");
      assertThat(repair).isEqualTo("repair-4");
      assertThat(world.store.documents("runs")).containsEntry("runs", "5");
      assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C1", "C2", "C3", "C4");
      assertThat(SnapshotProperties.accounts(world)).isEqualTo(SnapshotProperties.customers(world));
      assertThat(world.runtime.lifecycle().state(SyncWorld.PROJECTS)).isEqualTo(MapState.RUNNING);
      assertThat(world.runtime.resyncs()).isEmpty();
    }
  }
}
