package dev.tandem.cli;

import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterDialect;
import dev.tandem.filter.FilterTranslation;
import dev.tandem.row.format.RowReader;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Parses, translates and evaluates one filter. */
@CommandLine.Command(
    name = "filter",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Parses, translates and evaluates a filter.",
      "Prints one JSON object: the 'tree', the 'columns' it reads, with --to its",
      "'translation' (or null and the 'obstacles'), and with --row its 'value': true,",
      "false, or null when a value it needs is missing. A row travels only on true."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:parsed", "2:the filter or the row cannot be read; a caret shows where"},
    footer = {
      "",
      "Examples:",
      "  tandem filter --side dataverse \"msdyn_skipsync eq false\" --to finance",
      "  tandem filter --side finance '(ProjId != \"\")' --row '{\"ProjId\":\"P1\"}'"
    })
final class FilterCommand extends TandemCommand {
  @Option(
      names = "--side",
      required = true,
      paramLabel = "dataverse|finance",
      description = "Whose language it is.")
  private Side side = Side.DATAVERSE;

  @Option(
      names = "--to",
      paramLabel = "dataverse|finance",
      description = "Print it in this language as well.")
  private @Nullable Side language;

  @Option(names = "--row", paramLabel = "JSON", description = "A row to evaluate it on.")
  private @Nullable String json;

  @Option(
      names = "--legacy",
      description = "Read startswith, endswith and contains of older Dataverse filters as well.")
  private boolean legacy;

  @Parameters(index = "0", paramLabel = "EXPRESSION", description = "The text of the filter.")
  private String expression = "";

  @Override
  public Integer call() throws IOException {
    Filter filter =
        Filter.parse(side, expression, legacy ? FilterDialect.LEGACY : FilterDialect.CURRENT);
    FilterTranslation translation = language == null ? null : filter.print(language);
    Row row = json == null ? null : row(filter, json);
    console().println(FilterJson.of(filter, translation, row));
    return ExitCode.OK;
  }

  /** A row of just the columns that the filter reads, of whatever type the JSON shows. */
  private Row row(Filter filter, String text) {
    TableSchema.Builder schema = TableSchema.builder(new TableName(side, "row"));
    filter.columns().forEach(column -> schema.column(column, FieldType.UNTYPED));
    return RowReader.of(schema.build()).read(text);
  }
}
