package dev.tandem.cli;

import dev.tandem.map.format.ReaderLimits;
import dev.tandem.map.format.SolutionFolder;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs what was unpacked. */
@CommandLine.Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Packs a folder that 'tandem unpack' made into a solution package.",
      "Equal files make equal bytes, on every machine and at any time. Files of git",
      "are left out."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:packed", "2:a file cannot be read, or is no map"},
    footer = {"", "Examples:", "  tandem pack my-solution -o my-solution.zip"})
final class PackCommand extends TandemCommand {
  @Parameters(index = "0", paramLabel = "DIR", description = "The folder.")
  private Path folder = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "ZIP",
      description = "The package to write, outside of the folder.")
  private Path zip = Path.of("");

  @Override
  public Integer call() throws IOException {
    ReaderLimits limits = ReaderLimits.DEFAULT;
    if (zip.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
      throw new UnreadableException(
          "the package %s would lie in the folder that it packs; name another place"
              .formatted(zip));
    }
    byte[] packed =
        SolutionFolder.pack(folder.toString(), new FileTree(folder, limits).read(), limits);
    WholeFile.write(zip, packed);
    console().println("bytes %d".formatted(packed.length));
    return ExitCode.OK;
  }
}
