package dev.tandem.cli;

import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.schema.Side;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Lists the shipped maps. */
@CommandLine.Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lists the shipped maps in the order in which they are started.",
      "First comes what Project Operations needs, then its own maps."
    },
    footer = {
      "",
      "Many pairs of the Project Operations maps are inferred, as 'Inferred' shows:",
      "run your own export to be sure, see tandem map --help.",
      "",
      "Examples:",
      "  tandem catalogue",
      "  tandem catalogue --format json"
    })
final class CatalogueCommand extends TandemCommand {
  /** How to list. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "TEXT",
      description = "A table for people (the default), or JSON with everything that is known.")
  private Format format = Format.TEXT;

  @Override
  public Integer call() throws IOException {
    List<CatalogueEntry> entries = ProjectOperations.shipped().maps();
    if (format == Format.JSON) {
      console().println(CatalogueJson.of(entries));
    } else {
      for (String line : table(entries).lines()) {
        console().println(line);
      }
    }
    return ExitCode.OK;
  }

  private static TextTable table(List<CatalogueEntry> entries) {
    TextTable table =
        TextTable.of("Id", "Travels", "Version", "Initial sync", "Pairs", "Inferred", "Name");
    table.right(4).right(5);
    for (CatalogueEntry entry : entries) {
      Side master = entry.masterForInitialSync();
      table.add(
          entry.id(),
          Words.directions(entry.map()),
          entry.version() == null ? "-" : entry.version(),
          master == null ? "-" : "from " + Words.side(master),
          entry.provenance().size(),
          Math.round(entry.inferredShare() * 100) + " %",
          entry.name());
    }
    return table;
  }
}
