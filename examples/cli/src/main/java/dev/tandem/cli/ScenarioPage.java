package dev.tandem.cli;

import dev.tandem.projectops.scenario.ActualTotal;
import dev.tandem.projectops.scenario.Balance;
import dev.tandem.projectops.scenario.Difference;
import dev.tandem.projectops.scenario.ScenarioReport;
import dev.tandem.projectops.scenario.StepReport;
import dev.tandem.projectops.scenario.TableRows;
import dev.tandem.projectops.scenario.Travel;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Scenarios as a page of HTML that needs no network; everything in it is escaped. */
final class ScenarioPage {
  private ScenarioPage() {}

  static void write(List<ScenarioReport> reports, Path file) {
    List<Map<String, Object>> scenarios = reports.stream().map(ScenarioPage::scenario).toList();
    TemplateFile.html("scenario.mustache", Map.of("scenarios", scenarios), file);
  }

  private static Map<String, Object> scenario(ScenarioReport report) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("id", report.scenario().id());
    page.put("title", report.scenario().title());
    page.put("result", report.succeeded() ? "as expected" : "differs");
    page.put("class", report.succeeded() ? "good" : "bad");
    page.put("compared", report.compared());
    page.put("count", report.allDifferences().size());
    page.put("counters", report.counters());
    page.put("differences", lines(report.differences()));
    page.put("steps", report.steps().stream().map(ScenarioPage::step).toList());
    page.put("travels", report.travels().stream().map(ScenarioPage::travel).toList());
    page.put("ledger", report.ledger().stream().map(ScenarioPage::balance).toList());
    page.put("actuals", report.actuals().stream().map(ScenarioPage::actuals).toList());
    page.put("tables", report.tables().stream().map(ScenarioPage::table).toList());
    return page;
  }

  private static List<String> lines(List<Difference> differences) {
    return differences.stream().map(Difference::display).toList();
  }

  private static Map<String, Object> step(StepReport step) {
    return Map.of(
        "number",
        step.number(),
        "says",
        step.says(),
        "work",
        step.work(),
        "travels",
        step.travels().stream().map(ScenarioPage::travel).toList(),
        "remarks",
        step.remarks(),
        "differences",
        lines(step.differences()));
  }

  private static Map<String, Object> travel(Travel travel) {
    return Map.of(
        "map",
        travel.map(),
        "way",
        travel.direction().target() == Side.FINANCE ? "to finance" : "to Dataverse",
        "applied",
        travel.applied(),
        "received",
        travel.counters().received(),
        "written",
        travel.counters().applied(),
        "filtered",
        travel.counters().filtered(),
        "left",
        travel.counters().waiting() + travel.counters().parked() + travel.counters().conflict(),
        "dead",
        travel.counters().dead());
  }

  private static Map<String, Object> balance(Balance account) {
    return Map.of(
        "company",
        account.company(),
        "account",
        account.account(),
        "purpose",
        account.purpose(),
        "debit",
        account.debit().toPlainString(),
        "credit",
        account.credit().toPlainString(),
        "balance",
        account.balance().toPlainString());
  }

  private static Map<String, Object> actuals(ActualTotal total) {
    return Map.of(
        "company",
        total.company(),
        "type",
        total.type(),
        "currency",
        total.currency(),
        "rows",
        total.rows(),
        "amount",
        total.amount().toPlainString(),
        "accounted",
        total.accounted().toPlainString());
  }

  /** The columns that any row fills. */
  private static Map<String, Object> table(TableRows table) {
    Set<String> columns = new LinkedHashSet<>();
    table.rows().forEach(row -> columns.addAll(row.presentColumns()));
    columns.removeIf(column -> table.rows().stream().allMatch(row -> row.value(column) == null));
    return Map.of(
        "side",
        table.table().side() == Side.FINANCE ? "finance" : "Dataverse",
        "name",
        table.table().name().name(),
        "columns",
        List.copyOf(columns),
        "rows",
        table.rows().stream().map(row -> Map.of("cells", cells(row, columns))).toList());
  }

  private static List<String> cells(Row row, Set<String> columns) {
    return columns.stream().map(column -> Objects.toString(row.value(column), "")).toList();
  }
}
