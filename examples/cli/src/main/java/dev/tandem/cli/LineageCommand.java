package dev.tandem.cli;

import dev.tandem.map.FieldMapping;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.Lineage;
import dev.tandem.sync.ValueOrigin;
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
      "Tells where the present value of a column comes from: which change of the",
      "other side brought it, and through which fields of the map.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a change of the other side brought it",
      "1:dual-write did not write it, or its history is no longer kept",
      "2:the configuration, the store or a system cannot be read"
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
    try (SyncSession session = open()) {
      ValueOrigin origin =
          session.runtime().lineage(session.map(map), side, KeyArgument.parse(key), column);
      if (origin instanceof ValueOrigin.Written written) {
        tell(written.lineage());
        return ExitCode.OK;
      } else if (origin instanceof ValueOrigin.NotByDualWrite other) {
        print("not by dual-write: " + other.why());
        Lineage before = other.before();
        if (before != null) {
          print("dual-write wrote it last:");
          tell(before);
        }
      } else if (origin instanceof ValueOrigin.UnknownBefore unknown) {
        print("unknown: the history reaches back to " + unknown.before());
      } else {
        print("the map keeps no row of this key alike, or does not write the column");
      }
      return ExitCode.REJECTED;
    }
  }

  private void tell(Lineage lineage) {
    print("map        " + lineage.map() + (lineage.isPresentMap() ? "" : ", another version"));
    print("operation  " + lineage.operationId());
    print("change     " + lineage.coordinate() + (lineage.certain() ? "" : ", or one before it"));
    print("received   " + lineage.receivedAt());
    print("applied    " + lineage.appliedAt());
    for (FieldMapping field : lineage.fields()) {
      print("field      %s and %s".formatted(field.sourceField(), field.destinationField()));
    }
  }
}
