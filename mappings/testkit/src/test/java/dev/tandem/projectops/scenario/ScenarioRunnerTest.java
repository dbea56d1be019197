package dev.tandem.projectops.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner finds out when maps, processes or rows do something else than a scenario expects. */
class ScenarioRunnerTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();
  private static final String ONE_CURRENCY =
      """
      scenario: MINE
      title: One currency
      maps: [Currencies]
      steps:
        - says: Finance has a currency
          write:
            - finance: Currencies
              values: {CURRENCYCODE: EUR, NAME: Euro, SYMBOL: "€"}
      """;

  @TempDir private Path folder = Path.of("");

  private static ScenarioReport play(MapCatalogue catalogue, String name) {
    return new ScenarioRunner(catalogue)
        .play(ScenarioReader.of(catalogue).shipped(name), ScenarioListener.SILENT);
  }

  private ScenarioReport play(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), text);
    return new ScenarioRunner(SHIPPED)
        .play(ScenarioReader.of(SHIPPED).read(file), ScenarioListener.SILENT);
  }

  private static List<String> texts(ScenarioReport report) {
    return report.allDifferences().stream().map(Difference::text).toList();
  }

  @Test // PAUSE-2
  void changesWaitWhileMapsArePaused() {
    ScenarioReport report = play(SHIPPED, "sc-1");
    StepReport paused = step(report, "paused");
    assertThat(paused.waiting()).isEqualTo(4);
    StepReport resumed = step(report, "resumed");
    assertThat(resumed.waiting()).isZero();
    assertThat(resumed.travels())
        .extracting(Travel::map, Travel::applied)
        .contains(tuple("Projects V2", 1L), tuple("Project Operations integration actuals", 2L));
  }

  private static StepReport step(ScenarioReport report, String word) {
    return report.steps().stream()
        .filter(step -> step.says().contains(word))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFieldThatIsNotMappedIsADifference() {
    ScenarioReport report = play(without("Projects V2", "PROJECTNAME"), "sc-1");
    assertThat(report.succeeded()).isFalse();
    assertThat(texts(report))
        .containsExactly(
            "finance Projects V2 row 1: PROJECTNAME is null, expected Rollout, phase 1");
    assertThat(report.allDifferences().get(0).place()).matches("shipped:sc-1:\\d+:\\d+");
  }

  // ACT-3
  @Test
  void anActualThatMustNotTravelIsADifference() {
    DualWriteMap map = SHIPPED.map("11-msdyn_actuals").map();
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
    ScenarioReport report =
        play(ProjectOperations.withMaps(List.of(DualWriteMap.of(map.name(), unfiltered))), "sc-1");
    assertThat(texts(report))
        .contains("finance Project Operations integration actuals has 4 rows, expected 3");
  }

  // WB-2
  @Test
  void anAccountingValueThatDoesNotComeBackIsADifference() {
    assertThat(texts(play(without("11-msdyn_actuals", "VOUCHERNUMBER"), "sc-1")))
        .contains(
            "dataverse msdyn_actuals row 1: msdyn_vouchernumber is null, expected USPM-V000001");
  }

  @Test // INIT-26
  void aResyncBringsBackWhatTheOtherSideLost() throws IOException {
    ScenarioReport report =
        play(
            """
            scenario: MINE
            title: One unit
            maps: [Units]
            steps:
              - says: Finance has a unit
                write:
                  - finance: Units
                    values: {UNITSYMBOL: day, UNITCLASS: Time, DECIMALPRECISION: 2}
              - says: Dataverse loses it, and all rows are sent again
                write:
                  - {dataverse: uoms, key: {msdyn_symbol: day}, delete: true}
                resync: [{map: Units, to: dataverse}]
            expect:
              - {dataverse: uoms, count: 1}
            """);
    assertThat(report.allDifferences()).extracting(Difference::display).isEmpty();
  }

  // SC-1 step 12
  @Test
  void theLedgerEndsAsTheScenarioSays() {
    Map<String, String> balances = new TreeMap<>();
    for (Balance account : play(SHIPPED, "sc-1").ledger()) {
      balances.put(account.purpose(), account.balance().stripTrailingZeros().toPlainString());
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
  }

  // SC-1 step 12: the ledger of Dataverse
  @Test
  void theActualsOfDataverseAreSummedUp() {
    assertThat(play(SHIPPED, "sc-6").actuals())
        .extracting(
            total ->
                "%s %s %s %d %d %d"
                    .formatted(
                        total.company(),
                        total.type(),
                        total.currency(),
                        total.rows(),
                        total.amount().intValueExact(),
                        total.accounted().intValueExact()))
        .containsExactly(
            "GBPM inter organizational sales USD 1 1200 960",
            "GBPM resourcing unit cost GBP 1 880 880",
            "USPM billed sales USD 1 2000 2000",
            "USPM cost USD 1 1200 0",
            "USPM unbilled sales USD 2 0 2000");
  }

  // SC-3 step 11, SC-4 step 4, SC-5 step 4, COR-11
  @Test
  void whatClearsEndsAtZero() {
    assertThat(balance("sc-3", "wip sales value")).isZero();
    assertThat(balance("sc-3", "wip invoiced on account")).isZero();
    assertThat(balance("sc-3", "accrued revenue")).isEqualByComparingTo("-10000");
    assertThat(balance("sc-4", "expense integration")).isZero();
    assertThat(balance("sc-5", "procurement integration")).isZero();
    assertThat(balance("sc-7", "customer balance")).isZero();
    assertThat(balance("sc-7", "wip sales value")).isEqualByComparingTo("1600");
  }

  private static BigDecimal balance(String scenario, String purpose) {
    return play(SHIPPED, scenario).ledger().stream()
        .filter(account -> account.purpose().equals(purpose))
        .map(Balance::balance)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void rowsCountsAndSumsAreCompared() throws IOException {
    assertThat(play(ONE_CURRENCY + "expect:\n  - {dataverse: transactioncurrencies, count: 1}\n"))
        .matches(ScenarioReport::succeeded);
    assertThat(
            texts(
                play(
                    ONE_CURRENCY
                        + """
                        expect:
                          - {dataverse: transactioncurrencies, count: 2}
                          - dataverse: transactioncurrencies
                            where: {isocurrencycode: USD}
                            rows: [{isocurrencycode: USD}]
                          - dataverse: transactioncurrencies
                            rows: [{currencysymbol: $}]
                          - finance: ProjIntegrationJournalTable
                            sum: LineCount
                            by: JournalNum
                            is: {P1: 3}
                        """)))
        .containsExactly(
            "dataverse transactioncurrencies has 1 rows, expected 2",
            "dataverse transactioncurrencies has 0 rows with isocurrencycode USD, expected 1",
            "dataverse transactioncurrencies row 1: currencysymbol is €, expected $",
            "the sum of LineCount over finance ProjIntegrationJournalTable where JournalNum is P1"
                + " is 0, expected 3");
  }

  @Test
  void aFaultThatNobodyExpectsAndOneThatDoesNotComeAreDifferences() throws IOException {
    String step =
        """
        scenario: MINE
        title: A proposal by hand
        fixture: shipped:f0
        steps:
          - says: A user tries what finance does not allow
            work:
              - {finance: proposal-by-hand, company: USPM, with: {wish: create, proposal: I9}%s}
        """;
    assertThat(texts(play(step.formatted(""))))
        .singleElement()
        .asString()
        .startsWith("nobody expects");
    assertThat(texts(play(step.formatted(", faults: [ERR-18, PROP-1]"))))
        .contains("expected ERR-18, which did not come");
  }

  @Test // JRN-30: the laws of the ledger hold after every job, whatever a scenario expects
  void aVoucherThatDoesNotBalanceIsADifferenceAfterAnyJob() throws IOException {
    String text =
        """
        scenario: MINE
        title: Half a voucher
        fixture: shipped:f0
        steps:
          - says: Somebody writes half a voucher; then a job runs
            write:
              - finance: ProjLedgerEntry
                values: {dataAreaId: USPM, Voucher: X1, LineNum: 1, PostingType: OTHER_COST, MainAccount: "1",
                  AccountingDate: 2026-03-05, CurrencyCode: USD, AmountCur: 10, AccountingCurrency: USD, AmountMST: 10}
            work:
              - {finance: post-journals, company: USPM}
        """;
    assertThat(texts(play(text)))
        .containsExactly(
            "after post-journals: USPM voucher X1 in USD: debit minus credit is 10",
            "after post-journals: USPM voucher X1 in accounting currency USD: debit minus credit"
                + " is 10");
  }

  @Test // SC-14d, LIVE-11: what finance refuses at once is told, and nothing is committed
  void aRefusalOfTheOtherSideIsADifferenceUnlessItIsExpected() throws IOException {
    String refused = ShippedScenarios.text("sc-14d").replace("fixture: f0", "fixture: shipped:f0");
    assertThat(texts(play(refused.replace(", faults: [ERR-6]", ""))))
        .singleElement()
        .asString()
        .startsWith("nobody expects that the other side refuses: map Project Operations")
        .contains("ERR-6");
    assertThat(texts(play(refused.replace("[ERR-6]", "[ERR-7]"))))
        .contains("expected ERR-7, which did not come");
    String other =
        refused
            .replace("BillingType: NotAvailable", "BillingType: Complimentary")
            .replace("LineProperty: NotAvail}", "LineProperty: Compl}");
    assertThat(texts(play(other))).contains("expected ERR-6, which did not come");
  }

  @Test // EST-23, SC-2 step 1
  void aPreviewOfOtherAmountsIsADifference() throws IOException {
    String foreign = ShippedScenarios.text("sc-2").replace("fixture: f0", "fixture: shipped:f0");
    String figures = "{project-cost: 840, invoiced-revenue: 2187.50}";
    assertThat(foreign).contains(figures);
    assertThat(texts(play(foreign.replace(figures, "{invoiced-revenue: 1750}"))))
        .containsExactly(
            "the preview of finance ProjForecastEmpl with ProjId P2 shows project-cost of 840.00,"
                + " expected 0",
            "the preview of finance ProjForecastEmpl with ProjId P2 shows invoiced-revenue of"
                + " 2187.50, expected 1750");
    String floating = foreign.replace("FixedExchRate: 125", "FixedExchRate: 200");
    assertThat(texts(play(floating)))
        .contains(
            "the preview of finance ProjForecastEmpl with ProjId P2 shows invoiced-revenue of"
                + " 3500.00, expected 2187.50");
    String later =
        foreign
            .replace("VALIDFROM: 2026-03-01", "VALIDFROM: 2026-03-06")
            .replace("ContractId: C2", "ContractId: C9");
    assertThat(texts(play(later)))
        .anyMatch(text -> text.contains("has no preview: ERR-18 at forecast "));
  }

  @Test // ERR-28, ERR-30, LIFE-4
  void aStartThatIsRefusedOrNotIsADifferenceUnlessItIsExpected() throws IOException {
    String text = ShippedScenarios.text("old-key").replace("fixture: f0", "fixture: shipped:f0");
    assertThat(texts(play(text.replace("      faults: [ERR-30]\n", ""))))
        .containsExactly(
            "nobody expects ERR-30 at msdyn_projectvendorinvoicelines, needed by Project Operations"
                + " integration project vendor invoice line export entity: The map of the vendor"
                + " invoice lines is in error (the key still names msdyn_owningcompany). Set the"
                + " integration key of the current version (VI-7).");
    assertThat(
            texts(
                play(text.replace("      faults: [ERR-30]\n", "      faults: [ERR-30, ERR-28]\n"))))
        .containsExactly("expected ERR-28, which did not come");

    ScenarioReport report = play(SHIPPED, "start-check");
    assertThat(step(report, "has no parameters").work())
        .hasSize(6)
        .allMatch(line -> line.startsWith("not started: ERR-28 at legal entity GBPM, needed by "))
        .anyMatch(line -> line.contains("it has no parameters"));
    assertThat(step(report, "both maps start").work())
        .contains(
            "started: Project Operations integration actuals, Integration entity for project"
                + " transaction relationships");
  }

  @Test
  void aStartOfAMapThatRunsNamesItsPlace() {
    String twice =
        ONE_CURRENCY
            + """
              - says: It starts
                start: {maps: [Currencies]}
              - says: It starts again
                start: {maps: [Currencies]}
            """;
    assertThatThrownBy(() -> play(twice))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("mine.yaml:12:12")
        .hasMessageContaining("it is RUNNING and must be NOT_RUNNING");
  }

  @Test
  void aRowThatIsToldManyTimesHasItsNumber() throws IOException {
    String many =
        ONE_CURRENCY
            .replace("- finance: Currencies\n", "- finance: Currencies\n        times: 3\n")
            .replace(
                "CURRENCYCODE: EUR, NAME: Euro", "CURRENCYCODE: \"E{n:2}\", NAME: \"Euro {n}\"");
    assertThat(
            play(
                many
                    + """
                    expect:
                      - finance: Currencies
                        rows:
                          - {CURRENCYCODE: E01, NAME: Euro 1}
                          - {CURRENCYCODE: E02, NAME: Euro 2}
                          - {CURRENCYCODE: E03, NAME: Euro 3}
                    """))
        .matches(ScenarioReport::succeeded);
  }

  @Test
  void aChangeThatDoesNotArriveIsADifferenceUnlessItIsExpected() throws IOException {
    String paused = ONE_CURRENCY.replace("    write:", "    pause: [Currencies]\n    write:");
    assertThat(texts(play(paused)))
        .containsExactly("Currencies to dataverse has 1 waiting changes, expected 0");
    assertThat(play(paused + "expect: [{map: Currencies, to: dataverse, waiting: 1}]\n"))
        .matches(ScenarioReport::succeeded);
  }

  @Test
  void aRowThatItsOwnSideRefusesNamesItsPlace() {
    assertThatThrownBy(
            () -> play(ONE_CURRENCY.replace("NAME: Euro", "NAME: \"" + "x".repeat(500) + "\"")))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("mine.yaml:7:9");
  }

  @Test
  void workWithoutBooksNamesItsPlace() {
    assertThatThrownBy(
            () ->
                play(ONE_CURRENCY + "  - says: x\n    work: [{finance: import, company: NONE}]\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("mine.yaml:10:12: the scenario has no books for NONE");
  }

  private static MapCatalogue without(String name, String financeField) {
    DualWriteMap map = SHIPPED.map(name).map();
    Predicate<FieldMapping> kept = field -> !field.sourceField().equals(financeField);
    Leg leg = map.leg();
    assertThat(leg.fieldMappings()).anyMatch(kept.negate());
    return ProjectOperations.withMaps(
        List.of(
            DualWriteMap.of(
                map.name(),
                new Leg(
                    leg.id(),
                    leg.sourceSchema(),
                    leg.destinationSchema(),
                    leg.sourceFilter(),
                    leg.reversedSourceFilter(),
                    leg.fieldMappings().stream().filter(kept).toList(),
                    leg.original()))));
  }
}
