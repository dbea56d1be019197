package dev.tandem.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.sync.SyncCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The demo finds out when a map does something else than the scenario expects. */
class DemoTest {

  @Test // PAUSE-2, I22
  void changesWaitWhileMapsArePausedAndTheSumHolds() {
    List<String> told = new ArrayList<>();
    DemoReport report = Demo.run(told::add);
    int paused = told.indexOf("    2 changes wait");
    assertThat(told.get(paused - 1)).contains("paused");
    assertThat(told.get(paused + 1)).contains("resumed");
    assertThat(told.subList(paused + 2, told.size()))
        .hasSize(2)
        .allMatch(t -> t.contains("written"));
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
        .contains("finance Project Operations integration actuals has 3 rows, expected 2");
  }

  // WB-2
  @Test
  void anAccountingValueThatDoesNotComeBackIsADifference() {
    DemoReport report = demoWithout("11-msdyn_actuals", "VOUCHERNUMBER");
    assertThat(report.differences())
        .containsExactly(
            "dataverse msdyn_actuals row 1: msdyn_vouchernumber is null, expected V1",
            "dataverse msdyn_actuals row 2: msdyn_vouchernumber is null, expected V2");
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
    return Demo.run(catalogue, progress -> {});
  }
}
