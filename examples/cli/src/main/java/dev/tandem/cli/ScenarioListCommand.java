package dev.tandem.cli;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.scenario.Scenario;
import dev.tandem.projectops.scenario.ScenarioReader;
import dev.tandem.projectops.scenario.ShippedScenarios;
import java.io.IOException;
import picocli.CommandLine;

/** Lists the shipped scenarios. */
@CommandLine.Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the scenarios that come with the library.",
    footer = {"", "Examples:", "  tandem scenario list"})
final class ScenarioListCommand extends TandemCommand {
  @Override
  public Integer call() throws IOException {
    ScenarioReader reader = ScenarioReader.of(ProjectOperations.shipped());
    TextTable table = TextTable.of("Name", "Steps", "Shows");
    table.right(1);
    for (String name : ShippedScenarios.names()) {
      Scenario scenario = reader.shipped(name);
      table.add(name, scenario.steps().size(), scenario.title());
    }
    for (String line : table.lines()) {
      console().println(line);
    }
    return ExitCode.OK;
  }
}
