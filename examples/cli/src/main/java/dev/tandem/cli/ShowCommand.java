package dev.tandem.cli;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows one map. */
@CommandLine.Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the fields, transforms, lookups and filters of one map.",
      "A field travels both ways (=), to Dataverse (>) or to finance (<); with",
      "transforms the signs are ><, >> and <<."
    },
    footer = {
      "",
      "Examples:",
      "  tandem show \"Projects V2\"",
      "  tandem show msdyn_actuals --full",
      "  tandem show my-solution.zip#msdyn_projects --schemas shipped"
    })
final class ShowCommand extends TandemCommand {
  @Mixin private final MapArgument map = new MapArgument();

  @Option(names = "--full", description = "Show every pair of every value map.")
  private boolean full;

  @Override
  public Integer call() throws IOException {
    for (String line : new MapPage(map.choose(), full, verbose()).lines()) {
      console().println(line);
    }
    return ExitCode.OK;
  }
}
