package dev.tandem.cli;

import dev.tandem.projectops.scenario.ActualTotal;
import dev.tandem.projectops.scenario.Balance;
import dev.tandem.projectops.scenario.Scenario;
import dev.tandem.projectops.scenario.ScenarioListener;
import dev.tandem.projectops.scenario.ScenarioReport;
import dev.tandem.projectops.scenario.StepReport;
import dev.tandem.projectops.scenario.Travel;
import dev.tandem.spi.schema.Side;
import java.util.function.Consumer;

/** Tells a scenario as it goes on, and what it came to. */
final class ScenarioText implements ScenarioListener {
  private final Consumer<String> tell;
  private final boolean quiet;

  /**
   * @param quiet whether only differences and the last line of each scenario are told
   */
  ScenarioText(Consumer<String> tell, boolean quiet) {
    this.tell = tell;
    this.quiet = quiet;
  }

  @Override
  public void begins(Scenario scenario) {
    if (!quiet) {
      tell.accept(scenario.id() + ": " + scenario.title());
    }
  }

  @Override
  public void played(StepReport step) {
    if (!quiet) {
      tell.accept("%2d  %s".formatted(step.number(), step.says()));
      step.work().forEach(this::indented);
      step.travels().forEach(travel -> indented(line(travel)));
      if (step.waiting() > 0) {
        indented(
            "%d %s"
                .formatted(step.waiting(), step.waiting() == 1 ? "change waits" : "changes wait"));
      }
      step.remarks().forEach(this::indented);
    }
    step.differences()
        .forEach(
            difference ->
                tell.accept("DIFFERS  step %d: %s".formatted(step.number(), difference.display())));
  }

  private void indented(String line) {
    tell.accept("    " + line);
  }

  private static String line(Travel travel) {
    return "%s to %s: %d %s written"
        .formatted(
            travel.map(),
            travel.direction().target() == Side.FINANCE ? "finance" : "Dataverse",
            travel.applied(),
            travel.applied() == 1 ? "row" : "rows");
  }

  @Override
  public void ended(ScenarioReport report) {
    if (!quiet) {
      tell.accept("");
      travels(report).lines().forEach(tell);
      if (!report.ledger().isEmpty()) {
        tell.accept("");
        ledger(report).lines().forEach(tell);
      }
      if (!report.actuals().isEmpty()) {
        tell.accept("");
        actuals(report).lines().forEach(tell);
      }
      tell.accept("");
      tell.accept(report.counters().toString());
    }
    report.differences().forEach(each -> tell.accept("DIFFERS  " + each.display()));
    tell.accept(
        "%s: %s"
            .formatted(
                report.scenario().id(),
                report.succeeded()
                    ? "all %d expectations are met".formatted(report.compared())
                    : "%d differences".formatted(report.allDifferences().size())));
    if (!quiet) {
      tell.accept("");
    }
  }

  private static TextTable travels(ScenarioReport report) {
    TextTable table =
        TextTable.of("Map", "Travels", "Received", "Applied", "Filtered", "Waiting", "Dead");
    table.right(2).right(3).right(4).right(5).right(6);
    for (Travel travel : report.travels()) {
      table.add(
          travel.map(),
          Words.direction(travel.direction()),
          travel.counters().received(),
          travel.counters().applied(),
          travel.counters().filtered(),
          travel.counters().waiting() + travel.counters().parked(),
          travel.counters().dead());
    }
    return table;
  }

  /** The ledger of Dataverse, beside what finance gave back for it. */
  private static TextTable actuals(ScenarioReport report) {
    TextTable table =
        TextTable.of(
            "Company",
            "Actuals of Dataverse",
            "Currency",
            "Rows",
            "Amount",
            "Accounted in finance");
    table.right(3).right(4).right(5);
    for (ActualTotal total : report.actuals()) {
      table.add(
          total.company(),
          total.type(),
          total.currency(),
          total.rows(),
          total.amount(),
          total.accounted());
    }
    return table;
  }

  private static TextTable ledger(ScenarioReport report) {
    TextTable table =
        TextTable.of("Company", "Account", "Posted for", "Debit", "Credit", "Balance");
    table.right(3).right(4).right(5);
    for (Balance account : report.ledger()) {
      table.add(
          account.company(),
          account.account(),
          account.purpose(),
          account.debit(),
          account.credit(),
          account.balance());
    }
    return table;
  }
}
