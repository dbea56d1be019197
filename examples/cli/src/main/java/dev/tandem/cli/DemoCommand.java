package dev.tandem.cli;

import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.scenario.ScenarioReader;
import dev.tandem.projectops.scenario.ScenarioReport;
import dev.tandem.projectops.scenario.ScenarioRunner;
import dev.tandem.projectops.scenario.TableRows;
import dev.tandem.row.format.RowWriter;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.value.Row;
import dev.tandem.store.jdbc.JdbcSyncStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
  private static final List<String> SCENARIOS =
      List.of("sc-1", "sc-3", "sc-4", "sc-5", "sc-6", "sc-7");

  @Option(
      names = "--json",
      description = {
        "Print the rows of both sides, one JSON object a line, and tell the rest on standard error."
      })
  private boolean json;

  @Override
  public Integer call() throws IOException {
    MapCatalogue catalogue = ProjectOperations.shipped();
    ScenarioReader reader = ScenarioReader.of(catalogue);
    ScenarioRunner runner = new ScenarioRunner(catalogue);
    ScenarioText text = new ScenarioText(this::tell, false);
    boolean succeeded = true;
    for (String name : SCENARIOS) {
      Path folder = Files.createTempDirectory("tandem-demo");
      try (SyncStore store = JdbcSyncStore.openFile(folder.resolve("sync.db"))) {
        ScenarioReport report = runner.play(reader.shipped(name), store, text);
        succeeded &= report.succeeded();
        if (json) {
          report.tables().forEach(table -> rows(report.scenario().id(), table));
        }
      } finally {
        delete(folder);
      }
    }
    return succeeded ? ExitCode.OK : ExitCode.REJECTED;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void rows(String scenario, TableRows table) {
    RowWriter writer = RowWriter.of(table.table());
    for (Row row : table.rows()) {
      print(
          "{\"scenario\":\"%s\",\"side\":\"%s\",\"table\":\"%s\",\"values\":%s}"
              .formatted(scenario, table.table().side(), table.table().name(), writer.toJson(row)));
    }
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
