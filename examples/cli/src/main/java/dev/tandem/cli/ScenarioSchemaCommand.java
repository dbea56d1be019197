package dev.tandem.cli;

import dev.tandem.projectops.scenario.ShippedScenarios;
import java.io.IOException;
import picocli.CommandLine;

/** Prints the JSON Schema of scenario files, for editors that check while one writes. */
@CommandLine.Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints the JSON Schema of scenario files (draft 2020-12), for editors that",
      "check and complete while one writes."
    },
    footer = {"", "Examples:", "  tandem scenario schema > scenario.schema.json"})
final class ScenarioSchemaCommand extends TandemCommand {
  @Override
  public Integer call() throws IOException {
    console().println(ShippedScenarios.schema().stripTrailing());
    return ExitCode.OK;
  }
}
