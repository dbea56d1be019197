package dev.tandem.cli;

import dev.tandem.row.format.RowWriter;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Enters and shows rows of the two systems, for trying out. */
@CommandLine.Command(
    name = "rows",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Enters rows into the two systems as their people would, or shows a table.",
      "A row is one JSON object a line, with side, table and values, and with a key",
      "to change a row. All rows of a side are entered, or none.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:a row is refused; or the configuration or a system cannot be read"
    },
    footer = {
      "",
      "Examples:",
      "  tandem rows enter --config sync.yaml rows.ndjson",
      "  tandem rows show --config sync.yaml --side finance \"Projects V2\""
    })
final class RowsCommand extends SyncingCommand {
  private static final int PAGE = 500;

  /** What is done. */
  enum Action {
    ENTER,
    SHOW
  }

  @Parameters(index = "0", paramLabel = "enter|show", description = "What to do.")
  private Action action = Action.SHOW;

  @Parameters(index = "1", paramLabel = "FILE|TABLE", description = "The rows, or the table.")
  private String what = "";

  @Option(
      names = "--side",
      paramLabel = "dataverse|finance",
      description = "The side of the table that is shown.")
  private @Nullable Side side;

  @Override
  public Integer call() {
    if ((action == Action.SHOW) == (side == null)) {
      throw new CommandLine.ParameterException(
          commandLine(), "--side goes with show, where it is needed");
    }
    try (SyncSession session = open()) {
      if (side != null) {
        show(session, side);
      } else {
        for (Side each : Side.values()) {
          enter(session, each);
        }
      }
    }
    return ExitCode.OK;
  }

  private void enter(SyncSession session, Side each) {
    RowLines lines = new RowLines(session.catalogs().of(each));
    int[] entered = new int[1];
    session.system(each).edit(edits -> entered[0] = lines.enter(Path.of(what), edits));
    print("%s: %d rows".formatted(Words.side(each), entered[0]));
  }

  private void show(SyncSession session, Side shown) {
    TableSchema table = session.catalogs().of(shown).table(what);
    if (table == null) {
      throw new UnreadableException("%s has no table '%s'".formatted(Words.side(shown), what));
    }
    Connector connector = session.system(shown).connector();
    RowWriter writer = RowWriter.of(Objects.requireNonNull(table));
    Query query = Query.all(table.name(), PAGE);
    String token = "";
    while (token != null) {
      Page page = connector.query(query);
      page.rows()
          .forEach(
              row ->
                  print(
                      "{\"side\":\"%s\",\"table\":\"%s\",\"values\":%s}"
                          .formatted(
                              shown.name().toLowerCase(Locale.ROOT),
                              table.name().name(),
                              writer.toJson(row.row()))));
      token = page.nextToken();
      query = query.from(token);
    }
  }
}
