package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.sync.reconcile.ReconcileRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A host is killed while it compares, records and carries out a repair (I7, I25). */
class KilledRepairTest {
  private static final ReconcileRequest ALL = ReconcileRequest.of(SyncWorld.CUSTOMERS).inPagesOf(1);

  @Test
  void repairThatIsAskedForAgainMakesBothSidesAlikeOnce() {
    KilledWorker.atEveryMoment(
        50,
        first -> {
          try (SyncWorld world = SyncWorld.running()) {
            int before = plant(world);
            first.works(
                world,
                Map.of(),
                worker -> {
                  worker.repair(ALL, Direction.TO_FINANCE, any -> {});
                  Steps.settle(worker, 100);
                });
            SyncRuntime second = world.runtime("second", Map.of());
            Steps.settle(second, 100);
            second.repair(ALL, Direction.TO_FINANCE, any -> {});
            Steps.settle(second, 100);

            assertThat(second.reconcile(ALL, any -> {}).isAlike()).isTrue();
            List<Change> repairs = world.finance.history();
            assertThat(repairs.subList(before, repairs.size())).hasSize(3);
            assertThat(second.counters().waiting()).isZero();
          }
        });
  }

  /** Three differences that no feed tells; how many changes finance has seen so far. */
  private static int plant(SyncWorld world) {
    world.account("C1", Map.of("name", "Contoso", "phone", "1"));
    world.account("C2", "deleted on finance");
    UUID gone = world.account("C3", "deleted on Dataverse");
    world.account("C4", "alike");
    world.settle();
    world.runtime.lifecycle().stop(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS, SyncWorld.HOURS);
    world.changeCustomer("C1", Map.of("PHONE", "2"));
    world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C2"));
    world.dataverse.delete("accounts", KeyValues.of("accountid", gone));
    world.settle();
    world.runtime.lifecycle().start(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS, SyncWorld.HOURS);
    world.runtime.close();
    return world.finance.history().size();
  }
}
