package dev.tandem.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.sync.SyncCounters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The demo finds out when a map does something else than the scenario expects. */
class DemoTest {

  @Test // PAUSE-2, I22
  void changesWaitWhileMapsArePausedAndTheSumHolds() {
    List<String> told = new ArrayList<>();
    DemoReport report = first(Demo.run(told::add, any -> {}));
    int paused = told.indexOf("    4 changes wait");
    assertThat(told.subList(0, paused)).anyMatch(line -> line.contains("paused"));
    assertThat(told.get(paused + 1)).contains("resumed");
    assertThat(told.subList(paused + 2, paused + 4)).allMatch(t -> t.contains("written"));
    SyncCounters sum = report.counters();
    assertThat(sum.received())
        .isPositive()
        .isEqualTo(sum.applied() + sum.superseded() + sum.filtered());
    assertThat(sum.waiting()).isZero();
  }

  @Test
  void aFieldThatIsNotMappedIsADifference() {
    DemoReport report = demoWithout("Projects V2", "PROJECTNAME");
    assertThat(report.succeeded()).isFalse();
    assertThat(report.differences())
        .containsExactly(
            "finance Projects V2 row 1: PROJECTNAME is null, expected Rollout, phase 1");
  }

  // ACT-3
  @Test
  void anActualThatMustNotTravelIsADifference() {
    DualWriteMap map = ProjectOperations.shipped().map("11-msdyn_actuals").map();
    Leg leg = map.leg();
    Leg unfiltered =
        new Leg(
            leg.id(),
            leg.sourceSchema(),
            leg.destinationSchema(),
            leg.sourceFilter(),
            "",
            leg.fieldMappings(),
            leg.original());
    DemoReport report = demo(map, unfiltered);
    assertThat(report.differences())
        .contains("finance Project Operations integration actuals has 4 rows, expected 3");
  }

  // WB-2
  @Test
  void anAccountingValueThatDoesNotComeBackIsADifference() {
    DemoReport report = demoWithout("11-msdyn_actuals", "VOUCHERNUMBER");
    assertThat(report.differences())
        .containsExactly(
            "dataverse msdyn_actuals row 1: msdyn_vouchernumber is null, expected USPM-V000001",
            "dataverse msdyn_actuals row 2: msdyn_vouchernumber is null, expected USPM-V000002",
            "dataverse msdyn_actuals row 4: msdyn_vouchernumber is null, expected USPM-V000003");
  }

  // SC-1 step 12, JRN-30
  @Test
  void theLedgerEndsAsTheScenarioSays() {
    Map<String, String> balances = new TreeMap<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Balance account : first(Demo.run(progress -> {}, any -> {})).ledger()) {
      balances.put(account.purpose(), account.balance().stripTrailingZeros().toPlainString());
      sum = sum.add(account.balance());
    }
    assertThat(balances)
        .containsEntry("wip sales value", "0")
        .containsEntry("accrued revenue", "0")
        .containsEntry("project cost", "800")
        .containsEntry("payroll allocation", "-800")
        .containsEntry("invoiced revenue", "-1600")
        .containsEntry("sales tax", "-160")
        .containsEntry("customer balance", "1760")
        .hasSize(7);
    assertThat(sum).isZero();
  }

  // SC-3 step 11, SC-4 step 4, SC-5 step 4, COR-11: what clears ends at zero, and the credit leaves
  // the open work
  @Test
  void theOtherScenariosClearTheirAccounts() {
    List<DemoReport> reports = Demo.run(progress -> {}, any -> {});
    assertThat(reports)
        .extracting(report -> report.scenario().substring(0, 4))
        .containsExactly("SC-1", "SC-3", "SC-4", "SC-5", "SC-7");
    assertThat(balance(reports.get(1), "wip sales value")).isZero();
    assertThat(balance(reports.get(1), "wip invoiced on account")).isZero();
    assertThat(balance(reports.get(1), "accrued revenue")).isEqualByComparingTo("-10000");
    assertThat(balance(reports.get(2), "expense integration")).isZero();
    assertThat(balance(reports.get(3), "procurement integration")).isZero();
    assertThat(balance(reports.get(4), "customer balance")).isZero();
    assertThat(balance(reports.get(4), "wip sales value")).isEqualByComparingTo("1600");
    assertThat(reports).allMatch(DemoReport::succeeded);
  }

  private static BigDecimal balance(DemoReport report, String purpose) {
    return report.ledger().stream()
        .filter(account -> account.purpose().equals(purpose))
        .map(Balance::balance)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static DemoReport first(List<DemoReport> reports) {
    return reports.get(0);
  }

  private static DemoReport demoWithout(String name, String financeField) {
    DualWriteMap map = ProjectOperations.shipped().map(name).map();
    Predicate<FieldMapping> kept = field -> !field.sourceField().equals(financeField);
    Leg leg = map.leg();
    assertThat(leg.fieldMappings()).anyMatch(kept.negate());
    return demo(
        map,
        new Leg(
            leg.id(),
            leg.sourceSchema(),
            leg.destinationSchema(),
            leg.sourceFilter(),
            leg.reversedSourceFilter(),
            leg.fieldMappings().stream().filter(kept).toList(),
            leg.original()));
  }

  private static DemoReport demo(DualWriteMap map, Leg leg) {
    MapCatalogue catalogue = ProjectOperations.withMaps(List.of(DualWriteMap.of(map.name(), leg)));
    return first(Demo.run(catalogue, progress -> {}, any -> {}));
  }
}
