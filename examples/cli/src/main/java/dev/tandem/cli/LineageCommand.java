package dev.tandem.cli;

import dev.tandem.spi.schema.Side;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells where a value comes from. */
@CommandLine.Command(
    name = "lineage",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Tells where the present value of a column comes from.",
      "Which change of the other side brought it, and through which fields of the map.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a change of the other side brought it",
      "1:dual-write did not write it, or its history is no longer kept",
      "2:there is no such column; or the configuration, the store or a system cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem lineage --config sync.yaml \"Projects V2\" PROJECTNAME \\",
      "      --side finance --key dataAreaId=uspm,PROJECTID=P1"
    })
final class LineageCommand extends SyncingCommand {
  @Parameters(index = "0", paramLabel = "MAP", description = "A map of the configuration.")
  private String map = "";

  @Parameters(index = "1", paramLabel = "COLUMN", description = "The column of the value.")
  private String column = "";

  @Option(
      names = "--side",
      required = true,
      paramLabel = "dataverse|finance",
      description = "The side that holds the value.")
  private Side side = Side.FINANCE;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "K=V,...",
      description = "The key of the row; on finance with its dataAreaId.")
  private String key = "";

  @Override
  public Integer call() {
    try (SyncSession session = openBegun()) {
      LineageFacts facts = LineageFacts.of(session, map, side, key, column);
      facts.says().forEach(this::print);
      facts.facts().forEach(fact -> print("%-11s%s".formatted(fact.name(), fact.value())));
      return facts.byDualWrite() ? ExitCode.OK : ExitCode.REJECTED;
    }
  }
}
