package dev.tandem.cli;

import dev.tandem.diff.PackageDiff;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two maps, or two packages of maps. */
@CommandLine.Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Says what two maps differ in, and which rows each difference affects.",
      "Maps are compared by meaning: what was only moved, reformatted or spelled in",
      "another case is no difference. Two packages are compared map by map."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:no differences", "1:differences", "2:a map cannot be read"},
    footer = {
      "",
      "Examples:",
      "  tandem diff \"Projects V2\" my-projects.json",
      "  tandem diff old-solution.zip new-solution.zip --format json",
      "  tandem diff old.zip#msdyn_projects new.zip#msdyn_projects --full"
    })
final class DiffCommand extends TandemCommand {
  private static final String MAP =
      " map or maps: a file or folder, FILE#NAME, or the name of a shipped map.";

  @Parameters(index = "0", paramLabel = "OLD", description = "The old" + MAP)
  private String old = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "The new" + MAP)
  private String now = "";

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "TEXT",
      description = "A table for people (the default), or JSON.")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(names = "--full", description = "Do not shorten long values in the table.")
  private boolean full;

  @Override
  public Integer call() throws IOException {
    Path here = Path.of("");
    PackageDiff diff =
        PackageDiff.between(MapArgument.findAll(old, here), MapArgument.findAll(now, here));
    if (format == OutputFormat.JSON) {
      console().println(DiffJson.of(diff));
    } else {
      for (String line : new DiffPage(diff, full).lines()) {
        console().println(line);
      }
    }
    return diff.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
  }
}
