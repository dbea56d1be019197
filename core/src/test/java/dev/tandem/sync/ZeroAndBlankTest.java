package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.value.Blank;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.MapOptions;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A decimal that is blank on Dataverse is zero on finance, which knows no blank one (UND-5). */
class ZeroAndBlankTest {
  @ParameterizedTest
  @EnumSource
  void zeroTravelsOverABlank(ColumnsSent columns) {
    try (SyncWorld world = running(columns)) {
      UUID id = world.account("C1", "blank");
      world.settle();
      assertThat(limit(world)).isZero();
      world.changeCustomer("C1", Map.of("CREDITLIMIT", new BigDecimal("7")));
      world.settle();
      assertThat((BigDecimal) world.account("C1").value("creditlimit")).isEqualByComparingTo("7");
      world.changeAccount(id, Map.of("creditlimit", Blank.BLANK));
      world.settle();
      assertThat(limit(world)).isZero();
      world.changeCustomer("C1", Map.of("CREDITLIMIT", new BigDecimal("3")));
      world.settle();
      world.changeCustomer("C1", Map.of("CREDITLIMIT", BigDecimal.ZERO));
      world.settle();
      assertThat((BigDecimal) world.account("C1").value("creditlimit")).isZero();
      assertThat(world.store.documents("conflict/")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void blankAndZeroDoNotChaseEachOther(ColumnsSent columns) {
    // I3: zero over blank is no news for the other side, and comes back as none
    try (SyncWorld world = running(columns)) {
      UUID id = world.account("C1", "blank");
      world.settle();
      world.changeAccount(id, Map.of("creditlimit", BigDecimal.ZERO));
      world.settle();
      world.changeAccount(id, Map.of("creditlimit", Blank.BLANK));
      world.settle();
      assertThat(world.toDataverse.writes()).isEmpty();
      assertThat(limit(world)).isZero();
      assertThat(world.account("C1").isBlank("creditlimit")).isTrue();
    }
  }

  @Test
  void editOfAnotherColumnLeavesABlankWhereOnlyChangedColumnsTravel() {
    // I20: finance shows zero for the blank, which nobody has written there
    try (SyncWorld world = running(ColumnsSent.CHANGED_ONLY)) {
      world.account("C1", "blank");
      world.settle();
      world.changeCustomer("C1", Map.of("NAME", "edited"));
      world.settle();
      assertThat(world.account("C1").value("name")).isEqualTo("edited");
      assertThat(world.account("C1").isBlank("creditlimit")).isTrue();
    }
  }

  private static SyncWorld running(ColumnsSent columns) {
    MapOptions options = MapOptions.STANDARD.sending(columns);
    return SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options));
  }

  private static BigDecimal limit(SyncWorld world) {
    return (BigDecimal) Objects.requireNonNull(world.customer("C1").value("CREDITLIMIT"));
  }
}
