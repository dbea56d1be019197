package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.sync.reconcile.ReconcileRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A host is killed while it compares, records and carries out a repair (I7, I25). */
class KilledRepairTest {
  private static final ReconcileRequest ALL = ReconcileRequest.of(SyncWorld.CUSTOMERS).inPagesOf(1);

  @Test
  void repairThatIsAskedForAgainMakesBothSidesAlikeOnce() {
    long moments = killedAt(Long.MAX_VALUE);
    assertThat(moments).isGreaterThan(50);
    for (long moment = 1; moment <= moments; moment++) {
      killedAt(moment);
    }
  }

  private static long killedAt(long moment) {
    try (SyncWorld world = SyncWorld.running()) {
      int before = plant(world);
      Tripwire wire = new Tripwire();
      SyncRuntime first = world.runtime("first", Map.of(), wire);
      long built = wire.moments();
      wire.killAfter(moment);
      try {
        first.repair(ALL, Direction.TO_FINANCE, any -> {});
        settle(first);
      } catch (Tripwire.Killed expected) {
        // The lease of the dead worker runs out.
        world.clock.advance(Duration.ofMinutes(1));
      }
      SyncRuntime second = world.runtime("second", Map.of());
      settle(second);
      second.repair(ALL, Direction.TO_FINANCE, any -> {});
      settle(second);

      assertThat(second.reconcile(ALL, any -> {}).isAlike()).as("killed at %d", moment).isTrue();
      List<Change> repairs = world.finance.history();
      assertThat(repairs.subList(before, repairs.size())).as("killed at %d", moment).hasSize(3);
      assertThat(second.counters().waiting()).isZero();
      return wire.moments() - built;
    }
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

  private static void settle(SyncRuntime runtime) {
    SyncReport report = runtime.step(100);
    for (int i = 0; i < 50 && !report.idle(); i++) {
      report = runtime.step(100);
    }
    assertThat(report.idle()).isTrue();
  }
}
