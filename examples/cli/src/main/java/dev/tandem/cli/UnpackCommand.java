package dev.tandem.cli;

import dev.tandem.map.format.ReaderLimits;
import dev.tandem.map.format.SolutionFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Unpacks a solution package into files for version control. */
@CommandLine.Command(
    name = "unpack",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Unpacks a solution package into files for version control.",
      "Each map becomes a readable maps/NAME.json; everything else of the package is",
      "kept. 'tandem pack' makes the package again."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:unpacked", "2:the package cannot be read, or the folder is in use"},
    footer = {
      "",
      "Examples:",
      "  tandem unpack my-solution.zip -o my-solution",
      "  tandem unpack new-solution.zip -o my-solution --replace"
    })
final class UnpackCommand extends TandemCommand {
  @Parameters(index = "0", paramLabel = "ZIP", description = "The solution package.")
  private Path zip = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The folder to unpack to; new or empty, files of git aside.")
  private Path folder = Path.of("");

  @Option(
      names = "--replace",
      description = "Replace what is in the folder; files of git stay, all others go.")
  private boolean replace;

  @Override
  public Integer call() throws IOException {
    ReaderLimits limits = ReaderLimits.DEFAULT;
    SortedMap<String, byte[]> files =
        SolutionFolder.unpack(zip.toString(), FileTree.file(zip, limits), limits);
    new FileTree(folder, limits).write(files, replace);
    long maps = files.keySet().stream().filter(name -> name.matches("maps/[^/]*\\.json")).count();
    console().println("files %d, maps %d".formatted(files.size(), maps));
    return ExitCode.OK;
  }
}
