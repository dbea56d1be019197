package dev.tandem.cli;

import picocli.CommandLine;

/** Plays scenarios of Project Operations, lists those that are shipped, shows their format. */
@CommandLine.Command(
    name = "scenario",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "run|list|schema",
    description = {
      "Plays scenarios of Project Operations.",
      "A scenario is a YAML file that says what happens on which side, and what must",
      "be there afterwards. Rows travel through the runtime and the maps between two",
      "systems in memory; the processes of both sides do their work."
    },
    subcommands = {
      ScenarioRunCommand.class,
      ScenarioListCommand.class,
      ScenarioSchemaCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  tandem scenario list",
      "  tandem scenario run sc-1",
      "  tandem scenario run my-engagement.yaml --report report.html",
      "  tandem scenario schema > scenario.schema.json"
    })
final class ScenarioCommand extends TandemCommand {
  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(commandLine(), "say what to do: run, list or schema");
  }
}
