package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.policy.MapOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Maps that keep the same tables (MAP-2, UND-49). */
class SideBySideTest {
  private final SyncWorld world = SyncWorld.stopped(Map.of());

  @AfterEach
  void close() {
    world.close();
  }

  private static DualWriteMap customers(String name, String filter, String column) {
    List<FieldMapping> pairs =
        List.of(
            FieldMapping.of(SyncDirection.DATAVERSE_TO_FINANCE, "ACCOUNT", "accountnumber"),
            FieldMapping.of(SyncDirection.DATAVERSE_TO_FINANCE, "NAME", column));
    return DualWriteMap.of(
        name, new Leg("001", "Customers", "accounts", "", filter, pairs, Original.NONE));
  }

  private static Map<String, DualWriteMap> both(DualWriteMap one, DualWriteMap other) {
    Map<String, DualWriteMap> maps = new LinkedHashMap<>();
    maps.put("one", one);
    maps.put("other", other);
    return maps;
  }

  private List<SyncEvent.MapsOverlap> told(DualWriteMap one, DualWriteMap other) {
    world.runtimeOf(both(one, other), "side by side").close();
    return world.events.stream()
        .filter(SyncEvent.MapsOverlap.class::isInstance)
        .map(SyncEvent.MapsOverlap.class::cast)
        .toList();
  }

  @Test
  void columnThatTwoMapsFillDifferentlyIsTold() {
    // UND-49
    assertThat(told(customers("1", "", "name"), customers("2", "", "phone")))
        .containsExactly(new SyncEvent.MapsOverlap("one", "other", Side.FINANCE, List.of("NAME")));
  }

  @Test
  void filtersThatExcludeEachOtherAreFine() {
    assertThat(
            told(customers("1", "phone eq '1'", "name"), customers("2", "phone eq '2'", "phone")))
        .isEmpty();
  }

  @Test
  void sameSourceIsNoConflict() {
    assertThat(told(customers("1", "", "name"), customers("2", "", "name"))).isEmpty();
  }

  @Test
  void tableKeptInTwoPartitionsIsRefused() {
    // UND-49: two workers would write one row at once
    Map<String, MapOptions> apart = Map.of("other", MapOptions.STANDARD.inPartition("second"));
    assertThatThrownBy(
            () ->
                world.runtimeOf(
                    both(customers("1", "", "name"), customers("2", "", "name")), "apart", apart))
        .isInstanceOfSatisfying(
            DualWriteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SYNC_MISCONFIGURED))
        .hasMessage(
            "maps one and other both keep Customers and run in the partitions main and second,"
                + " where two workers would write its rows at once; put them into one partition");
  }
}
