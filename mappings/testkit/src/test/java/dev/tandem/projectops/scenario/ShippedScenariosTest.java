package dev.tandem.projectops.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.work.FinanceJob;
import dev.tandem.projectops.work.WorkAction;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios of the reference, played over the runtime and the shipped maps. */
class ShippedScenariosTest {
  private static final MapCatalogue CATALOGUE = ProjectOperations.shipped();

  static Stream<String> names() {
    return ShippedScenarios.names().stream();
  }

  static Stream<String> files() {
    return ShippedScenarios.files().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void goesAsTheReferenceSays(String name) {
    Scenario scenario = ScenarioReader.of(CATALOGUE).shipped(name);
    ScenarioReport report = new ScenarioRunner(CATALOGUE).play(scenario, ScenarioListener.SILENT);
    assertThat(report.allDifferences()).extracting(Difference::display).isEmpty();
    assertThat(report.compared()).isPositive();
    // I22
    assertThat(report.counters().received())
        .isEqualTo(
            report.counters().applied()
                + report.counters().superseded()
                + report.counters().filtered()
                + report.counters().parked()
                + report.counters().conflict()
                + report.counters().dead()
                + report.counters().waiting());
    // JRN-30: the ledger balances in each company
    Map<String, BigDecimal> sums = new TreeMap<>();
    report
        .ledger()
        .forEach(account -> sums.merge(account.company(), account.balance(), BigDecimal::add));
    assertThat(sums.values()).allMatch(sum -> sum.signum() == 0);
  }

  @ParameterizedTest
  @MethodSource("files")
  void fitsThePublishedSchema(String name) {
    assertThat(schema().validate(ShippedScenarios.text(name), InputFormat.YAML)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatTheReaderRefuses() {
    List<String> wrong =
        List.of(
            "title: no name",
            "scenario: A\ntitle: T\nstep: []",
            "scenario: A\ntitle: T\nsteps: [{says: x, work: [{finance: impotr, company: USPM}]}]",
            "scenario: A\ntitle: T\nsteps: [{says: x, write: [{values: {}}]}]");
    for (String text : wrong) {
      assertThat(schema().validate(text, InputFormat.YAML)).as(text).isNotEmpty();
    }
  }

  @Test
  void theSchemaNamesEveryJobAndAction() {
    String schema = ShippedScenarios.schema();
    assertThat(Arrays.stream(FinanceJob.values()).map(FinanceJob::id))
        .allMatch(word -> schema.contains('"' + word + '"'));
    assertThat(Arrays.stream(WorkAction.values()).map(WorkAction::id))
        .allMatch(word -> schema.contains('"' + word + '"'));
  }

  @Test
  void anUnknownNameIsToldWithWhatThereIs() {
    assertThatThrownBy(() -> ShippedScenarios.text("sc-99"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no shipped scenario 'sc-99'; there are sc-1");
  }

  private static Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(ShippedScenarios.schema());
  }
}
