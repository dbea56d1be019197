package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes travel between two systems in memory. */
class LiveSyncTest {
  private final SyncWorld world = SyncWorld.running();

  @AfterEach
  void everythingIsAccountedFor() {
    SyncCounters counters = world.runtime.counters();
    assertThat(counters.waiting()).as("%s", counters).isZero();
    world.close();
  }

  @Test
  void newRowArrives() {
    // LIVE-19
    world.account("C1", Map.of("name", "Contoso", "creditlimit", new BigDecimal("100.5")));
    world.settle();

    Row customer = world.customer("C1");
    assertThat(customer.value("NAME")).isEqualTo("Contoso");
    assertThat((BigDecimal) customer.value("CREDITLIMIT")).isEqualByComparingTo("100.5");
    assertThat(customer.value("dataAreaId")).asString().isEqualToIgnoringCase("usmf");
  }

  @Test
  void ownWritesDoNotComeBack() {
    // I3, UND-21
    world.account("C1", "Contoso");
    world.customer("C2", Map.of("NAME", "Fabrikam"));
    world.settle();

    assertThat(world.toFinance.writes()).hasSize(1);
    assertThat(world.toDataverse.writes()).hasSize(1);
    assertThat(world.runtime.counters().applied()).isEqualTo(2);
    assertThat(world.runtime.counters().filtered()).isEqualTo(2);
  }

  @Test
  void editsTravelBothWays() {
    UUID id = world.account("C1", "Contoso");
    world.settle();
    world.changeCustomer("C1", Map.of("NAME", "Contoso Ltd"));
    world.settle();
    assertThat(world.account("C1").value("name")).isEqualTo("Contoso Ltd");

    world.changeAccount(id, Map.of("phone", "555"));
    world.settle();
    assertThat(world.customer("C1").value("PHONE")).isEqualTo("555");
    assertThat(world.customer("C1").value("NAME")).isEqualTo("Contoso Ltd");
  }

  @Test
  void unmappedColumnSendsNothing() {
    // LIVE-6
    UUID id = world.account("C1", "Contoso");
    world.settle();
    world.toFinance.clear();
    world.changeAccount(id, Map.of("notes", "nothing to do with finance"));
    world.settle();

    assertThat(world.toFinance.writes()).isEmpty();
  }

  @Test
  void everyIntermediateValueIsWrittenInOrder() {
    // PAUSE-6
    UUID id = world.account("C1", "A");
    world.changeAccount(id, Map.of("name", "B"));
    world.changeAccount(id, Map.of("name", "C"));
    world.settle();

    assertThat(world.toFinance.writes())
        .extracting(write -> write.row().value("NAME"))
        .containsExactly("A", "B", "C");
  }

  @Test
  void deletesTravelAndDoNotComeBack() {
    // LIVE-23, I16
    UUID id = world.account("C1", "Contoso");
    world.settle();
    world.dataverse.delete("accounts", KeyValues.of("accountid", id));
    world.settle();

    assertThat(world.finance.rows("Customers")).isEmpty();
    assertThat(world.dataverse.rows("accounts")).isEmpty();
  }

  @Test
  void parentsArriveBeforeChildren() {
    // I12, LIVE-13
    UUID account = world.account("C1", "Contoso");
    UUID project = world.project("P1", account, Map.of());
    world.hour("H1", project, "8");
    world.settle();

    assertThat(world.toFinance.writes())
        .extracting(write -> write.row().schema().name().name())
        .containsExactly("Customers", "Projects", "Hours");
    assertThat(world.finance.single("Hours").value("PROJID")).isEqualTo("P1");
  }

  @Test
  void selfReferencesOfOneBatchAreUntangled() {
    // UND-30: two customers on finance that name each other as parent
    world.finance.transact(
        edits -> {
          edits.insert(
              "Customers",
              Map.of("dataAreaId", "usmf", "ACCOUNT", "A", "NAME", "a", "PARENT", "B"));
          edits.insert(
              "Customers",
              Map.of("dataAreaId", "usmf", "ACCOUNT", "B", "NAME", "b", "PARENT", "A"));
        });
    world.settle();

    Row a = world.account("A");
    Row b = world.account("B");
    assertThat(a.value("parent")).isEqualTo(Reference.byId("accounts", SyncWorld.id(b)));
    assertThat(b.value("parent")).isEqualTo(Reference.byId("accounts", SyncWorld.id(a)));
    assertThat(world.runtime.counters().parked()).isZero();
  }

  @Test
  void missingLookupParksAndReleases() {
    // I12, LKP-8
    world.finance.insert(
        "Projects", Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "p", "CUSTACCOUNT", "C9"));
    world.settle();
    assertThat(world.runtime.counters().parked()).isEqualTo(1);
    assertThat(world.dataverse.rows("projects")).isEmpty();

    world.customer("C9", Map.of("NAME", "late"));
    world.settle();
    assertThat(world.runtime.counters().parked()).isZero();
    assertThat(world.dataverse.single("projects").value("subject")).isEqualTo("p");
  }

  @Test
  void filterDecidesWhichRowsTravel() {
    // FLT-1, UND-1, UND-2
    UUID account = world.account("C1", "Contoso");
    UUID project = world.project("P1", account, Map.of("statecode", false));
    world.settle();
    assertThat(world.finance.rows("Projects")).isEmpty();

    world.dataverse.update(
        "projects", KeyValues.of("projectid", project), Map.of("statecode", true));
    world.settle();
    assertThat(world.finance.single("Projects").value("NAME")).isEqualTo("P1");

    world.dataverse.update(
        "projects",
        KeyValues.of("projectid", project),
        Map.of("statecode", false, "subject", "renamed"));
    world.settle();
    assertThat(world.finance.single("Projects").value("NAME")).isEqualTo("P1");
  }

  @Test
  void concurrentEditsHaveOneWinnerOnBothSides() {
    // I14, I15, UND-16: Dataverse wins unless said otherwise
    UUID id = world.account("C1", "Contoso");
    world.settle();
    world.changeAccount(id, Map.of("name", "by Dataverse"));
    world.changeCustomer("C1", Map.of("NAME", "by finance"));
    world.settle();

    assertThat(world.account("C1").value("name")).isEqualTo("by Dataverse");
    assertThat(world.customer("C1").value("NAME")).isEqualTo("by Dataverse");
    assertThat(world.runtime.counters().count(ObligationStatus.OVERRULED)).isEqualTo(1);
  }
}
