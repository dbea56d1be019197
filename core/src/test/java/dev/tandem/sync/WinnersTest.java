package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a row that won a conflict and has not travelled yet. */
class WinnersTest {
  @ParameterizedTest
  @EnumSource
  void winnerTravelsAlsoWhenItComesBackToWhatBothAgreedOn(ColumnsSent columns) {
    // I1: the edit that won waits for a lookup, and is taken back before it travels
    MapOptions options =
        MapOptions.STANDARD.sending(columns).onConflict(ConflictPolicy.wins(Side.FINANCE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      UUID id = world.account("C1", "base");
      world.settle();
      world.changeCustomer("C1", Map.of("NAME", "wins", "PARENT", "missing"));
      world.settle();
      world.changeAccount(id, Map.of("name", "loses"));
      world.settle();
      world.changeCustomer("C1", Map.of("NAME", "base", "PARENT", ""));
      world.settle();

      assertThat(world.customer("C1").value("NAME")).isEqualTo("base");
      assertThat(world.account("C1").value("name")).isEqualTo("base");
      assertThat(world.runtime.counters().waiting()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deleteOfAWinnerThatWaitedTravels(boolean goneBefore) {
    // I1: the row that lost is there, whether or not a pair of that key was gone before
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.wins(Side.FINANCE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      if (goneBefore) {
        world.account("C1", "first");
        world.settle();
        world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
        world.settle();
      }
      world.account("C1", "loses");
      world.customer("C1", Map.of("NAME", "wins", "PARENT", "missing"));
      world.settle();
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      world.settle();

      assertThat(world.finance.rows("Customers")).isEmpty();
      assertThat(world.dataverse.rows("accounts")).isEmpty();
      assertThat(world.runtime.counters().waiting()).isZero();
    }
  }
}
