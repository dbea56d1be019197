package dev.tandem.cli;

import dev.tandem.cli.demo.Balance;
import dev.tandem.cli.demo.Demo;
import dev.tandem.cli.demo.DemoReport;
import dev.tandem.cli.demo.Travel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Shows the main job. */
@CommandLine.Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the main job on two systems in memory, scenario by scenario.",
      "Contract, funding source, project, line, task and time actuals written on the",
      "Dataverse side arrive on the finance side through the shipped maps. Finance",
      "imports and posts them, then the confirmed invoice; vouchers, amounts and sales",
      "tax come back to the actuals. An expense report and a vendor invoice posted in",
      "finance travel to the project and come back as cost, and the invoice is",
      "credited. Rows and ledger are compared with what each scenario expects."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every row is as expected", "1:some row differs; the difference is listed"},
    footer = {"", "Examples:", "  tandem demo", "  tandem demo --json"})
final class DemoCommand extends TandemCommand {
  @Option(
      names = "--json",
      description = {
        "Print the rows of both sides, one JSON object a line, and tell the rest on standard error."
      })
  private boolean json;

  @Override
  public Integer call() {
    List<DemoReport> reports = Demo.run(this::tell, this::show);
    return reports.stream().allMatch(DemoReport::succeeded) ? ExitCode.OK : ExitCode.REJECTED;
  }

  private void show(DemoReport report) {
    if (json) {
      report.rows().forEach(this::print);
    }
    tell("");
    table(report).lines().forEach(this::tell);
    tell("");
    ledger(report).lines().forEach(this::tell);
    tell("");
    report.remarks().forEach(this::tell);
    tell(report.counters().toString());
    report.differences().forEach(difference -> tell("DIFFERS  " + difference));
    tell(
        report.succeeded()
            ? "All %d expected rows are there and as expected.".formatted(report.compared())
            : "%d differences.".formatted(report.differences().size()));
    tell("");
  }

  private static TextTable table(DemoReport report) {
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

  private static TextTable ledger(DemoReport report) {
    TextTable table = TextTable.of("Account", "Posted for", "Debit", "Credit", "Balance");
    table.right(2).right(3).right(4);
    for (Balance account : report.ledger()) {
      table.add(
          account.account(),
          account.purpose(),
          account.debit(),
          account.credit(),
          account.balance());
    }
    return table;
  }

  private void tell(String line) {
    if (json) {
      console().say(line);
    } else {
      print(line);
    }
  }

  private void print(String line) {
    try {
      console().println(line);
      console().out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
