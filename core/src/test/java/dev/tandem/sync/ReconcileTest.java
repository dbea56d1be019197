package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.map.Direction;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.reconcile.Amount;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import dev.tandem.sync.reconcile.ReconcileRequest;
import dev.tandem.sync.reconcile.RepairReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every kind of difference, planted behind the back of the runtime (I25). */
class ReconcileTest {
  private final SyncWorld world = SyncWorld.running();
  private final List<Difference> differences = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  private ReconcileReport reconcile(ReconcileRequest request) {
    differences.clear();
    return world.runtime.reconcile(request, differences::add);
  }

  /** Changes that no feed tells, like a direct update of the database. */
  private void unseen(Runnable edits) {
    world.settle();
    world.runtime.lifecycle().stop(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS, SyncWorld.HOURS);
    edits.run();
    world.settle();
    world.runtime.lifecycle().start(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS, SyncWorld.HOURS);
  }

  @Test
  void rowsThatAreAlikeAreNotReported() {
    // I25: blank and zero, trailing zeros, references by id and by key
    UUID parent = world.account("C1", "Contoso");
    world.account(
        "C2",
        Map.of(
            "name",
            "Fabrikam ",
            "creditlimit",
            new BigDecimal("10.50"),
            "parent",
            Reference.byId("accounts", parent)));
    world.settle();

    ReconcileReport report = reconcile(ReconcileRequest.of(SyncWorld.CUSTOMERS));
    assertThat(differences).isEmpty();
    assertThat(report.isAlike()).isTrue();
    assertThat(report.alike()).isEqualTo(2);
    assertThat(report.dataverseRows()).isEqualTo(2);
    assertThat(report.financeRows()).isEqualTo(2);
  }

  @Test
  void differingColumnIsNamedWithBothValues() {
    // I25
    world.account("C1", Map.of("name", "Contoso", "phone", "1"));
    unseen(() -> world.changeCustomer("C1", Map.of("PHONE", "2")));

    ReconcileReport report = reconcile(ReconcileRequest.of(SyncWorld.CUSTOMERS));
    assertThat(report.count(Difference.Kind.COLUMNS)).isEqualTo(1);
    assertThat(differences.get(0).columns())
        .contains(new Difference.Column(Side.FINANCE, "PHONE", "1", "2"));
    assertThat(differences.get(0).key()).isEqualTo(SyncWorld.financeKey("ACCOUNT", "C1"));
  }

  @Test
  void rowsOfOneSideOnlyAreMissingOnTheOther() {
    // I25
    UUID gone = world.account("C1", "deleted on Dataverse");
    world.account("C2", "deleted on finance");
    unseen(
        () -> {
          world.dataverse.delete("accounts", KeyValues.of("accountid", gone));
          world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C2"));
          world.customer("C3", Map.of("NAME", "never travelled"));
        });

    ReconcileReport report = reconcile(ReconcileRequest.of(SyncWorld.CUSTOMERS));
    assertThat(report.count(Difference.Kind.MISSING_ON_DATAVERSE)).isEqualTo(2);
    assertThat(report.count(Difference.Kind.MISSING_ON_FINANCE)).isEqualTo(1);
  }

  @Test
  void mapThatGoesOneWayFindsRowsWhoseSourceIsGone() {
    // I25, ask 11: a delete that no feed told
    UUID project = world.project("P1", world.account("C1", "Contoso"), Map.of());
    UUID hour = world.hour("H1", project, "8");
    unseen(
        () -> {
          world.dataverse.delete("hours", KeyValues.of("hourid", hour));
          world.finance.insert(
              "Hours", Map.of("dataAreaId", "usmf", "TRANSID", "own", "AMOUNT", BigDecimal.ONE));
        });

    reconcile(ReconcileRequest.of(SyncWorld.HOURS));
    assertThat(differences)
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo(Difference.Kind.MISSING_ON_DATAVERSE);
              assertThat(difference.key()).isEqualTo(SyncWorld.financeKey("TRANSID", "H1"));
            });
    RepairReport repair =
        world.runtime.repair(ReconcileRequest.of(SyncWorld.HOURS), Direction.TO_FINANCE, any -> {});
    world.settle();
    assertThat(repair.recorded()).isEqualTo(1);
    assertThat(world.finance.rows("Hours")).hasSize(1);
  }

  @Test
  void rowThatTheFilterLeavesOutIsOutOfScope() {
    // I24, UND-1
    UUID project = world.project("P1", world.account("C1", "Contoso"), Map.of());
    unseen(
        () ->
            world.dataverse.update(
                "projects", KeyValues.of("projectid", project), Map.of("statecode", false)));

    reconcile(ReconcileRequest.of(SyncWorld.PROJECTS));
    assertThat(differences)
        .singleElement()
        .extracting(Difference::kind)
        .isEqualTo(Difference.Kind.OUT_OF_SCOPE);
  }

  @Test
  void rowThatCannotBeMappedSaysWhy() {
    // LKP-8
    unseen(
        () ->
            world.finance.insert(
                "Projects",
                Map.of("dataAreaId", "usmf", "PROJID", "P9", "NAME", "p", "CUSTACCOUNT", "C9")));

    reconcile(ReconcileRequest.of(SyncWorld.PROJECTS));
    assertThat(differences)
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo(Difference.Kind.UNMAPPABLE);
              assertThat(difference.reason()).contains("customer");
            });
  }

  @Test
  void rowsInFlightAreCountedAndNotReported() {
    // I25: a change that waits, and one that nobody has read yet
    UUID id = world.account("C1", "Contoso");
    world.account("C2", "Fabrikam");
    world.settle();
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    world.changeAccount(id, Map.of("name", "waits"));
    world.settle();
    world.changeCustomer("C2", Map.of("NAME", "unread"));

    ReconcileReport report = reconcile(ReconcileRequest.of(SyncWorld.CUSTOMERS));
    assertThat(differences).isEmpty();
    assertThat(report.inFlight()).isEqualTo(2);
    assertThat(reconcile(ReconcileRequest.of(SyncWorld.CUSTOMERS).withRowsInFlight()).inFlight())
        .isEqualTo(2);
    assertThat(differences).hasSize(2).allMatch(Difference::inFlight);
  }

  @Test
  void chosenRowsOnlyAreCompared() {
    // ask 6: one row, by its key or by its identifier
    UUID first = world.account("C1", "Contoso");
    UUID gone = world.account("C2", "Fabrikam");
    world.account("C3", "Northwind");
    unseen(
        () -> {
          world.changeCustomer("C1", Map.of("NAME", "x"));
          world.dataverse.delete("accounts", KeyValues.of("accountid", gone));
          world.changeCustomer("C3", Map.of("NAME", "y"));
        });

    KeyValues key = SyncWorld.financeKey("ACCOUNT", "C1");
    reconcile(ReconcileRequest.of(SyncWorld.CUSTOMERS).ofKeys(key));
    assertThat(differences).extracting(Difference::key).containsExactly(key);
    reconcile(ReconcileRequest.of(SyncWorld.CUSTOMERS).ofRows(first));
    assertThat(differences).extracting(Difference::key).containsExactly(key);
    reconcile(ReconcileRequest.of(SyncWorld.CUSTOMERS).ofRows(gone));
    assertThat(differences)
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.MISSING_ON_DATAVERSE);
  }

  @Test
  void amountsAreSummedByCompany() {
    // ask 25
    world.account("C1", Map.of("name", "a", "creditlimit", new BigDecimal("100.25")));
    world.account("C2", Map.of("name", "b", "creditlimit", new BigDecimal("1")));
    unseen(() -> world.changeCustomer("C2", Map.of("CREDITLIMIT", new BigDecimal("1.5"))));

    ReconcileReport report =
        reconcile(ReconcileRequest.of(SyncWorld.CUSTOMERS).inCompany(LegalEntity.of("usmf")));
    assertThat(report.amounts()).hasSize(1);
    Amount amount = report.amounts().get(0);
    assertThat(amount.company()).isEqualTo("USMF");
    assertThat(amount.column()).isEqualTo("CREDITLIMIT");
    assertThat(amount.dataverse()).isEqualByComparingTo("101.25");
    assertThat(amount.finance()).isEqualByComparingTo("101.75");
    assertThat(amount.difference()).isEqualByComparingTo("-0.5");
  }

  @Test
  void repairTwiceRecordsOnce() {
    // I25
    world.account("C1", "Contoso");
    unseen(() -> world.changeCustomer("C1", Map.of("NAME", "x")));
    ReconcileRequest all = ReconcileRequest.of(SyncWorld.CUSTOMERS).withRowsInFlight();

    RepairReport first = world.runtime.repair(all, Direction.TO_FINANCE, any -> {});
    RepairReport second = world.runtime.repair(all, Direction.TO_FINANCE, any -> {});
    assertThat(first.recorded()).isEqualTo(1);
    assertThat(second.recorded()).isZero();
    assertThat(second.repeated()).isEqualTo(1);
    world.settle();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("Contoso");
    assertThat(reconcile(all).isAlike()).isTrue();
  }

  @Test
  void repairOfStoppedMapIsRefused() {
    // ACTION_REFUSED names the remedy
    world.runtime.lifecycle().stop(SyncWorld.CUSTOMERS);
    assertThatThrownBy(
            () ->
                world.runtime.repair(
                    ReconcileRequest.of(SyncWorld.CUSTOMERS), Direction.TO_FINANCE, any -> {}))
        .isInstanceOfSatisfying(
            DualWriteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACTION_REFUSED))
        .hasMessageContaining("start it first");
  }
}
