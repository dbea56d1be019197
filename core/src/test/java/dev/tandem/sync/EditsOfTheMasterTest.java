package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
}
