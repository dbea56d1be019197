package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.map.Direction;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import dev.tandem.sync.reconcile.ReconcileRequest;
import dev.tandem.sync.reconcile.RepairReport;
import dev.tandem.sync.reconcile.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Comparing the pairs of a window of time only (I25, REC-4: a period with its amounts). */
class ReconcileWindowTest {
  private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final TimeWindow IN_FEBRUARY = TimeWindow.of(FEBRUARY, MARCH);

  private final SyncWorld world = SyncWorld.running();
  private final List<Difference> differences = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  private ReconcileReport reconcile(String map, TimeWindow window) {
    differences.clear();
    return world.runtime.reconcile(ReconcileRequest.of(map).within(window), differences::add);
  }

  private List<Object> differing(String column) {
    List<Object> keys = new ArrayList<>();
    differences.forEach(each -> keys.add(Objects.requireNonNull(each.key()).value(column)));
    return keys;
  }

  private void unseen(Runnable edits) {
    world.settle();
    world.runtime.lifecycle().stop(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS, SyncWorld.HOURS);
    edits.run();
    world.settle();
    world.runtime.lifecycle().start(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS, SyncWorld.HOURS);
  }

  private void account(String number, String modified) {
    world.account(number, Map.of("name", number, "modifiedon", Instant.parse(modified)));
  }

  /** Accounts at both edges of February and beside them, each one different on finance. */
  private void differAroundFebruary() {
    account("JAN", "2026-01-31T23:59:59.999Z");
    account("FIRST", "2026-02-01T00:00:00Z");
    account("LAST", "2026-02-28T23:59:59.999Z");
    account("MAR", "2026-03-01T00:00:00Z");
    world.account("NEVER", "no time");
    unseen(
        () -> {
          for (String each : List.of("JAN", "FIRST", "LAST", "MAR", "NEVER")) {
            world.changeCustomer(each, Map.of("NAME", "other"));
          }
        });
  }

  @Test
  void onlyRowsModifiedInTheWindowAreCompared() {
    // I25: the first instant belongs to the window, the one behind it does not
    differAroundFebruary();
    ReconcileReport report = reconcile(SyncWorld.CUSTOMERS, IN_FEBRUARY);
    assertThat(differing("ACCOUNT")).containsExactlyInAnyOrder("FIRST", "LAST");
    assertThat(report.dataverseRows()).isEqualTo(2);
    reconcile(SyncWorld.CUSTOMERS, TimeWindow.of(FEBRUARY, null));
    assertThat(differing("ACCOUNT")).containsExactlyInAnyOrder("FIRST", "LAST", "MAR");
    reconcile(SyncWorld.CUSTOMERS, TimeWindow.of(null, FEBRUARY));
    assertThat(differing("ACCOUNT")).containsExactly("JAN");
  }

  @Test
  void repairOfAWindowTouchesNothingElseAndIsRecordedOnce() {
    // I25
    differAroundFebruary();
    ReconcileRequest request = ReconcileRequest.of(SyncWorld.CUSTOMERS).within(IN_FEBRUARY);
    RepairReport first = world.runtime.repair(request, Direction.TO_FINANCE, any -> {});
    RepairReport second = world.runtime.repair(request, Direction.TO_FINANCE, any -> {});
    assertThat(first.recorded()).isEqualTo(2);
    assertThat(second.recorded()).isZero();
    world.settle();
    assertThat(world.customer("FIRST").value("NAME")).isEqualTo("FIRST");
    assertThat(world.customer("MAR").value("NAME")).isEqualTo("other");
  }

  @Test
  void aPairIsInTheWindowWhenEitherRowIs() {
    // I25: a row that only finance dates, whatever the time of its partner
    account("JAN", "2026-01-15T00:00:00Z");
    account("FEB", "2026-02-15T00:00:00Z");
    unseen(
        () -> {
          world.changeCustomer("JAN", Map.of("NAME", "x", "SINCE", LocalDate.of(2026, 2, 1)));
          world.changeCustomer("FEB", Map.of("NAME", "x", "SINCE", LocalDate.of(2026, 2, 28)));
          world.customer("NEW", Map.of("NAME", "x", "SINCE", LocalDate.of(2026, 2, 5)));
          world.customer("LATE", Map.of("NAME", "x", "SINCE", LocalDate.of(2026, 3, 1)));
        });
    TimeWindow finance = IN_FEBRUARY.by(Side.FINANCE, "since");
    reconcile(SyncWorld.CUSTOMERS, finance);
    assertThat(differing("ACCOUNT")).containsExactlyInAnyOrder("JAN", "FEB", "NEW");
    ReconcileReport both = reconcile(SyncWorld.CUSTOMERS, finance.by(Side.DATAVERSE, "modifiedon"));
    assertThat(differing("ACCOUNT")).containsExactlyInAnyOrder("JAN", "FEB", "NEW");
    assertThat(both.count(Difference.Kind.COLUMNS)).as("no pair counts twice").isEqualTo(2);
    assertThat(both.count(Difference.Kind.MISSING_ON_DATAVERSE)).isEqualTo(1);
  }

  @Test
  void mapThatGoesOneWayIsComparedByADateOfEitherSide() {
    // REC-4: the amounts are those of the window alone
    UUID project = world.project("P1", world.account("C1", "Contoso"), Map.of());
    List<UUID> hours = new ArrayList<>();
    for (int month = 1; month <= 3; month++) {
      UUID hour = world.hour("H" + month, project, month + ".00");
      world.dataverse.update(
          "hours", KeyValues.of("hourid", hour), Map.of("worked", LocalDate.of(2026, month, 10)));
      hours.add(hour);
    }
    unseen(
        () -> {
          for (int month = 1; month <= 3; month++) {
            world.finance.update(
                "Hours",
                SyncWorld.financeKey("TRANSID", "H" + month),
                Map.of("AMOUNT", BigDecimal.TEN, "POSTED", LocalDate.of(2026, month, 28)));
          }
          world.dataverse.delete("hours", KeyValues.of("hourid", hours.get(1)));
        });
    reconcile(SyncWorld.HOURS, IN_FEBRUARY.by(Side.DATAVERSE, "worked"));
    assertThat(differences).as("a row that is gone has no time").isEmpty();
    reconcile(SyncWorld.HOURS, IN_FEBRUARY.by(Side.FINANCE, "POSTED"));
    assertThat(differences)
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.MISSING_ON_DATAVERSE);
    ReconcileReport march =
        reconcile(SyncWorld.HOURS, TimeWindow.of(MARCH, null).by(Side.FINANCE, "POSTED"));
    assertThat(differing("TRANSID")).containsExactly("H3");
    assertThat(march.amounts().get(0).dataverse()).isEqualByComparingTo("3");
    assertThat(march.amounts().get(0).finance()).isEqualByComparingTo("10");
  }

  @Test
  void pagesOfOneRowGiveTheSame() {
    differAroundFebruary();
    differences.clear();
    world.runtime.reconcile(
        ReconcileRequest.of(SyncWorld.CUSTOMERS).within(IN_FEBRUARY).inPagesOf(1),
        differences::add);
    assertThat(differing("ACCOUNT")).containsExactlyInAnyOrder("FIRST", "LAST");
  }

  @Test
  void windowThatNoColumnTellsIsRefused() {
    assertThatThrownBy(() -> reconcile(SyncWorld.HOURS, IN_FEBRUARY))
        .isInstanceOfSatisfying(
            DualWriteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACTION_REFUSED))
        .hasMessageContaining("name a column of a side");
    assertThatThrownBy(() -> reconcile(SyncWorld.CUSTOMERS, IN_FEBRUARY.by(Side.FINANCE, "NAME")))
        .hasMessageContaining("Customers has no date or time 'NAME'");
    assertThatThrownBy(() -> TimeWindow.of(MARCH, FEBRUARY))
        .isInstanceOf(IllegalArgumentException.class);
    ReconcileRequest named =
        ReconcileRequest.of(SyncWorld.CUSTOMERS).ofKeys(SyncWorld.financeKey("ACCOUNT", "C1"));
    assertThatThrownBy(() -> named.within(IN_FEBRUARY)).hasMessageContaining("not both");
  }
}
