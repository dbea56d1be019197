package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One key, first of a row that is deleted, then of another. */
class ReusedKeyTest {
  @Test
  void deletedRowDoesNotTakeItsKeyBack() {
    // I16: the last change of the deleted row arrives after the pair belongs to the new one
    try (SyncWorld world = SyncWorld.stopped(Map.of())) {
      UUID old = world.account("C2", "of the old row");
      world.settle();
      world.runtime.lifecycle().start(SyncWorld.CUSTOMERS);
      world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
      world.customer("C2", Map.of("NAME", "by finance", "TERMS", "N30"));
      world.settle();
      world.changeAccount(old, Map.of("name", "late"));
      world.dataverse.delete("accounts", KeyValues.of("accountid", old));
      world.settle();
      world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
      for (int i = 0; i < 30; i++) {
        world.runtime.step(1);
      }

      // Deleted and created again, it would have lost what no map carries.
      assertThat(world.customer("C2").value("TERMS")).isEqualTo("N30");
      assertThat(world.customer("C2").value("NAME")).isEqualTo("by finance");
      assertThat(world.account("C2").value("name")).isEqualTo("by finance");
    }
  }
}
