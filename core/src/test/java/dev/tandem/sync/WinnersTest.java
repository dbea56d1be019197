package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.LeavingScope;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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

  @Test
  void whatLostIsToldOnce() {
    // I14: the row is made anew with the values that lost, while the winner waits for its parent
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.wins(Side.FINANCE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options))) {
      UUID first = world.account("C1", "by Dataverse");
      world.customer("C1", Map.of("NAME", "by finance", "PARENT", "C0"));
      world.settle();
      world.dataverse.delete("accounts", KeyValues.of("accountid", first));
      world.account("C1", "by Dataverse");
      world.account("C0", "parent");
      world.settleAfter(Duration.ofHours(1));

      assertThat(world.account("C1").value("name")).isEqualTo("by finance");
      assertThat(world.customer("C1").value("NAME")).isEqualTo("by finance");
      assertThat(world.runtime.conflicts().list())
          .singleElement()
          .satisfies(
              record -> {
                assertThat(Objects.requireNonNull(record.incoming()).value("NAME"))
                    .isEqualTo("by Dataverse");
                assertThat(Objects.requireNonNull(record.found()).value("NAME"))
                    .isEqualTo("by finance");
                assertThat(record.winner()).isEqualTo(Side.FINANCE);
              });
    }
  }

  @Test
  void rowOutsideTheFilterThatWinsStaysOutside() {
    // UND-1, I14: no edit of it may take the row of users along that lost to it
    MapOptions deletes =
        MapOptions.STANDARD
            .leaving(LeavingScope.DELETE)
            .onConflict(ConflictPolicy.wins(Side.DATAVERSE));
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.PROJECTS, deletes))) {
      UUID customer = world.account("C1", "customer");
      UUID project = world.project("P1", customer, Map.of("statecode", false));
      world.settle();
      world.finance.insert(
          "Projects", Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "theirs"));
      world.settle();
      world.dataverse.update(
          "projects", KeyValues.of("projectid", project), Map.of("subject", "edited"));
      world.settle();

      assertThat(world.finance.single("Projects").value("NAME")).isEqualTo("theirs");
      assertThat(world.runtime.conflicts().list()).hasSize(1);
    }
  }
}
