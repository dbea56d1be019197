package dev.tandem.cli;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.ConflictRecord;
import dev.tandem.sync.Conflicts;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists conflicts and decides them. */
@CommandLine.Command(
    name = "conflicts",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Lists the rows that both sides changed at once, or decides one that waits.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:no such conflict waits; or the configuration, the store or a system cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem conflicts list --config sync.yaml --open",
      "  tandem conflicts resolve --config sync.yaml \"OPERATION\" --winner finance"
    })
final class ConflictsCommand extends SyncingCommand {
  /** What is done with them. */
  enum Action {
    LIST,
    RESOLVE
  }

  @Parameters(index = "0", paramLabel = "list|resolve", description = "What to do.")
  private Action action = Action.LIST;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OPERATION",
      description = "The conflict to decide, as 'list' shows it, in quotes.")
  private @Nullable String operation;

  @Option(names = "--open", description = "List only those that wait for a person.")
  private boolean open;

  @Option(
      names = "--winner",
      paramLabel = "dataverse|finance",
      description = "The side whose row, as it is now, both shall have.")
  private @Nullable Side winner;

  @Override
  public Integer call() {
    check();
    try (SyncSession session = openBegun()) {
      Conflicts conflicts = session.runtime().conflicts();
      if (operation != null && winner != null) {
        conflicts.resolve(operation, winner);
        print("%s: %s wins".formatted(operation, Words.side(winner)));
      } else {
        list(open ? conflicts.open() : conflicts.list());
      }
    }
    return ExitCode.OK;
  }

  /** A list never decides, whatever stands beside it. */
  private void check() {
    boolean resolves = action == Action.RESOLVE;
    String problem =
        resolves && (operation == null || winner == null)
            ? "name the OPERATION of the conflict and --winner"
            : resolves && open
                ? "--open belongs to 'list'"
                : !resolves && (operation != null || winner != null)
                    ? "an OPERATION and --winner belong to 'resolve'"
                    : "";
    if (!problem.isEmpty()) {
      throw new CommandLine.ParameterException(commandLine(), problem);
    }
  }

  private void list(List<ConflictRecord> records) {
    TextTable table =
        TextTable.of("Operation", "Map", "Row", "To", "At", "Policy", "Winner", "Columns");
    for (ConflictRecord each : records) {
      Side won = each.winner();
      table.add(
          each.operationId(),
          each.map(),
          row(each),
          Words.side(each.target()),
          StatusOverview.time(each.at()),
          each.policy(),
          won == null ? "-" : Words.side(won),
          String.join(", ", each.columns()));
    }
    table.lines().forEach(this::print);
  }

  /** The columns that name the row to people: those of its key that are no references. */
  private static String row(ConflictRecord each) {
    Row there = each.found();
    Row row = there == null ? each.incoming() : there;
    row = row == null ? each.base() : row;
    if (row == null || row.schema().keys().isEmpty()) {
      return "-";
    }
    Row named = row;
    return named.schema().keys().get(0).columns().stream()
        .filter(column -> named.schema().slotOf(column) >= 0)
        .filter(column -> !(named.value(column) instanceof Reference))
        .map(column -> column + "=" + named.value(column))
        .collect(Collectors.joining(","));
  }
}
