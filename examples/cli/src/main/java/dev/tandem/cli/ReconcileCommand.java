package dev.tandem.cli;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.reconcile.Amount;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import dev.tandem.sync.reconcile.ReconcileRequest;
import dev.tandem.sync.reconcile.RepairReport;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares both sides and mends what differs. */
@CommandLine.Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Compares both sides through a map and lists what differs.",
      "With --repair it makes one side like the other. Asked for twice, it records",
      "everything once; a running 'tandem sync' carries it out.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:both sides are alike, but for rows in flight; or the repair mends all",
      "1:something differs, or is left by the repair",
      "2:the configuration, the store or a system cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem reconcile --config sync.yaml \"Projects V2\"",
      "  tandem reconcile --config sync.yaml \"Projects V2\" --repair --toward finance",
      "  tandem reconcile --config sync.yaml Actuals \\",
      "      --from 2026-03-01 --to 2026-04-01 --by dataverse:msdyn_documentdate"
    })
final class ReconcileCommand extends SyncingCommand {
  @Parameters(paramLabel = "MAP", description = "A map of the configuration.")
  private String map = "";

  @Option(names = "--repair", description = "Record what mends the differences.")
  private boolean repair;

  @Option(
      names = "--toward",
      paramLabel = "dataverse|finance",
      description = "The side that is made like the other.")
  private @Nullable Side toward;

  @Mixin private final ReconcileChoice choice = new ReconcileChoice();

  @Override
  public Integer call() {
    if (repair == (toward == null)) {
      throw new CommandLine.ParameterException(
          commandLine(), "--repair and --toward finance|dataverse go together");
    }
    try (SyncSession session = open()) {
      ReconcileRequest request = choice.request(session.map(map), this);
      if (!repair) {
        ReconcileReport report = session.runtime().reconcile(request, this::tell);
        tell(report);
        return report.isAlike() ? ExitCode.OK : ExitCode.REJECTED;
      }
      Direction direction = Direction.to(Objects.requireNonNull(toward));
      RepairReport report = session.runtime().repair(request, direction, this::tell);
      tell(report.compared());
      print(
          "repair %s: %d recorded, %d were recorded before, %d left"
              .formatted(report.run(), report.recorded(), report.repeated(), report.left()));
      return report.left() == 0 ? ExitCode.OK : ExitCode.REJECTED;
    }
  }

  private void tell(Difference difference) {
    String row = String.valueOf(difference.key() == null ? difference.id() : difference.key());
    print(
        "%s  %s%s"
            .formatted(
                kind(difference.kind()),
                row,
                difference.reason().isEmpty() ? "" : "  " + difference.reason()));
    for (Difference.Column column : difference.columns()) {
      print(
          "    %s on %s is %s, should be %s"
              .formatted(
                  column.column(), Words.side(column.side()), column.held(), column.mapped()));
    }
  }

  private static String kind(Difference.Kind kind) {
    return switch (kind) {
      case MISSING_ON_FINANCE -> "missing on finance";
      case MISSING_ON_DATAVERSE -> "missing on Dataverse";
      case COLUMNS -> "columns differ";
      case OUT_OF_SCOPE -> "out of scope";
      case UNMAPPABLE -> "unmappable";
    };
  }

  private void tell(ReconcileReport report) {
    print(
        "%s: %d rows of Dataverse, %d of finance; %d pairs alike, %d differ, %d in flight"
            .formatted(
                report.map(),
                report.dataverseRows(),
                report.financeRows(),
                report.alike(),
                report.differences().values().stream().mapToLong(Long::longValue).sum(),
                report.inFlight()));
    for (Amount amount : report.amounts()) {
      print(
          "  %s %s on %s: Dataverse %s, finance %s, difference %s"
              .formatted(
                  amount.company(),
                  amount.column(),
                  Words.side(amount.side()),
                  amount.dataverse().toPlainString(),
                  amount.finance().toPlainString(),
                  amount.difference().toPlainString()));
    }
  }
}
