package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who put this value there? */
class LineageTest {
  private static final KeyValues C1 = SyncWorld.financeKey("ACCOUNT", "C1");

  private SyncWorld world = SyncWorld.running();

  @AfterEach
  void close() {
    world.close();
  }

  private void worldWith(MapOptions customers) {
    world.close();
    world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, customers));
  }

  private ValueOrigin origin(Side side, String column) {
    return world.runtime.lineage(SyncWorld.CUSTOMERS, side, C1, column);
  }

  private Lineage written(Side side, String column) {
    ValueOrigin origin = origin(side, column);
    assertThat(origin).isInstanceOf(ValueOrigin.Written.class);
    return ((ValueOrigin.Written) origin).lineage();
  }

  private Instant later() {
    world.clock.advance(Duration.ofMinutes(1));
    return world.clock.instant();
  }

  @Test
  void changeThatBroughtTheValueIsNamedThoughLaterOnesRepeatedIt() {
    // ask 17: which change, map version, leg, field and transforms
    Instant first = later();
    UUID id = world.account("C1", "first");
    world.settle();
    Instant second = later();
    world.changeAccount(id, Map.of("phone", "555"));
    world.settle();

    Lineage name = written(Side.FINANCE, "NAME");
    Lineage phone = written(Side.FINANCE, "phone");
    assertThat(name.appliedAt()).isEqualTo(first);
    assertThat(phone.appliedAt()).isEqualTo(second);
    assertThat(phone.certain()).isTrue();
    assertThat(phone.isPresentMap()).isTrue();
    assertThat(phone.leg()).isEqualTo("001");
    assertThat(phone.column()).isEqualTo("PHONE");
    assertThat(phone.operationId()).endsWith(phone.coordinate());
    assertThat(phone.coordinate()).doesNotContain("tandem|").isNotEmpty();
    assertThat(phone.fields())
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.sourceField()).isEqualTo("PHONE");
              assertThat(field.destinationField()).isEqualTo("phone");
            });
  }

  @Test
  void rowIsNamedByAnyKey() {
    UUID id = world.account("C1", "first");
    world.settle();
    world.changeCustomer("C1", Map.of("NAME", "by finance"));
    world.settle();

    Lineage byFinance = written(Side.DATAVERSE, "name");
    ValueOrigin.Written byId =
        (ValueOrigin.Written)
            world.runtime.lineage(
                SyncWorld.CUSTOMERS, Side.DATAVERSE, KeyValues.of("accountid", id), "name");
    KeyValues business =
        KeyValues.builder()
            .put("accountnumber", "C1")
            .put("msdyn_company.cdm_companycode", "USMF")
            .build();
    assertThat(byId.lineage()).isEqualTo(byFinance);
    assertThat(world.runtime.lineage(SyncWorld.CUSTOMERS, Side.DATAVERSE, business, "name"))
        .isEqualTo(byId);
  }

  @Test
  void valueOfItsOwnSideIsNotOurs() {
    world.account("C1", "first");
    world.settle();
    later();
    world.changeCustomer("C1", Map.of("NAME", "by finance"));
    ValueOrigin unread = origin(Side.FINANCE, "NAME");
    assertThat(unread)
        .isInstanceOfSatisfying(
            ValueOrigin.NotByDualWrite.class,
            origin -> {
              assertThat(origin.why()).isEqualTo("the value is not the one that was written last");
              assertThat(origin.before()).isNotNull();
            });

    world.settle();
    assertThat(origin(Side.FINANCE, "NAME")).isInstanceOf(ValueOrigin.NotByDualWrite.class);
    assertThat(origin(Side.FINANCE, "PHONE")).isInstanceOf(ValueOrigin.Written.class);
    assertThat(written(Side.DATAVERSE, "name").certain()).isTrue();
  }

  @Test
  void valueThatItsOwnSidePutBackIsNotOurs() {
    // A by us, B and again A by a user: the value looks like ours and is not
    world.account("C1", "A");
    world.settle();
    later();
    world.changeCustomer("C1", Map.of("NAME", "B"));
    world.settle();
    later();
    world.changeCustomer("C1", Map.of("NAME", "A"));
    world.settle();
    assertThat(origin(Side.FINANCE, "NAME"))
        .isInstanceOfSatisfying(
            ValueOrigin.NotByDualWrite.class,
            origin ->
                assertThat(origin.why())
                    .startsWith("it was changed on its own side, and that change travelled on as"));
  }

  @Test
  void valueThatWonAConflictIsOfTheChangeThatWon() {
    // I14
    UUID id = world.account("C1", "base");
    world.settle();
    Instant conflict = later();
    world.changeAccount(id, Map.of("phone", "1"));
    world.changeCustomer("C1", Map.of("NAME", "lost"));
    world.settle();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("base");
    assertThat(written(Side.FINANCE, "NAME").appliedAt()).isEqualTo(conflict);
  }

  @Test
  void valueThatAMergeKeptIsOfItsOwnChange() {
    worldWith(MapOptions.STANDARD.onConflict(ConflictPolicy.merge(Side.DATAVERSE)));
    UUID id = world.account("C1", "base");
    world.settle();
    later();
    world.changeAccount(id, Map.of("phone", "1"));
    world.changeCustomer("C1", Map.of("NAME", "by finance"));
    world.settle();
    assertThat(world.account("C1").value("name")).isEqualTo("by finance");
    assertThat(written(Side.FINANCE, "PHONE").operationId()).contains("|F|");
    assertThat(written(Side.DATAVERSE, "name").operationId()).contains("|D|");
  }

  @Test
  void oneWayMapsNameTheFirstOfEqualWrites() {
    // no image is kept, the digests tell
    UUID project = world.project("P1", world.account("C1", "c"), Map.of());
    Instant first = later();
    UUID hour = world.hour("H1", project, "8");
    world.settle();
    later();
    world.dataverse.update(
        "hours", KeyValues.of("hourid", hour), Map.of("amount", new BigDecimal("9")));
    world.settle();
    KeyValues key = SyncWorld.financeKey("TRANSID", "H1");
    ValueOrigin.Written projectId =
        (ValueOrigin.Written) world.runtime.lineage(SyncWorld.HOURS, Side.FINANCE, key, "PROJID");
    ValueOrigin.Written amount =
        (ValueOrigin.Written) world.runtime.lineage(SyncWorld.HOURS, Side.FINANCE, key, "AMOUNT");
    assertThat(projectId.lineage().appliedAt()).isEqualTo(first);
    assertThat(amount.lineage().appliedAt()).isAfter(first);

    world.finance.update("Hours", key, Map.of("AMOUNT", new BigDecimal("1")));
    assertThat(world.runtime.lineage(SyncWorld.HOURS, Side.FINANCE, key, "AMOUNT"))
        .isInstanceOf(ValueOrigin.NotByDualWrite.class);
  }

  @Test
  void whatWasPrunedIsUnknownAndNotDenied() {
    UUID id = world.account("C1", "first");
    world.settle();
    Instant pruned = later();
    world.runtime.prune(pruned);
    assertThat(origin(Side.FINANCE, "NAME")).isEqualTo(new ValueOrigin.UnknownBefore(pruned));

    later();
    world.changeAccount(id, Map.of("phone", "1"));
    world.settle();
    assertThat(origin(Side.FINANCE, "NAME")).isEqualTo(new ValueOrigin.UnknownBefore(pruned));
    assertThat(written(Side.FINANCE, "PHONE").certain()).isTrue();
    world.runtime.prune(Instant.EPOCH);
    assertThat(origin(Side.FINANCE, "NAME")).isEqualTo(new ValueOrigin.UnknownBefore(pruned));
  }

  @Test
  void whatTheMapDoesNotKeepIsSaidSo() {
    world.account("C1", "first");
    world.settle();
    assertThat(origin(Side.FINANCE, "TERMS")).isEqualTo(new ValueOrigin.NotKept());
    assertThat(
            world.runtime.lineage(
                SyncWorld.CUSTOMERS, Side.FINANCE, SyncWorld.financeKey("ACCOUNT", "none"), "NAME"))
        .isEqualTo(new ValueOrigin.NotKept());
  }
}
