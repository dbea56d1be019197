package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.KeyChange;
import dev.tandem.sync.policy.MapOptions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
}
