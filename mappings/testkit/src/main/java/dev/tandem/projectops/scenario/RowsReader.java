package dev.tandem.projectops.scenario;

import dev.tandem.core.testkit.yaml.YamlEntry;
import dev.tandem.core.testkit.yaml.YamlSection;
import dev.tandem.map.Direction;
import dev.tandem.projectops.estimate.ForecastPreview;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.scenario.Scenario.Expectation;
import dev.tandem.projectops.scenario.Scenario.ExpectedBacklog;
import dev.tandem.projectops.scenario.Scenario.ExpectedPreview;
import dev.tandem.projectops.scenario.Scenario.ExpectedRows;
import dev.tandem.projectops.scenario.Scenario.ExpectedSums;
import dev.tandem.projectops.scenario.Scenario.RowEntry;
import dev.tandem.row.format.RowFormatException;
import dev.tandem.row.format.RowReader;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads rows, and what is expected of them. */
final class RowsReader {
  private static final int MOST = 1_000_000;
  private static final int MOST_TIMES = 10_000;
  private static final Pattern NUMBER = Pattern.compile("\\{n(?::([1-9]|1[0-2]))?}");

  private final Catalogs catalogs;

  RowsReader(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  static String key(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  /** The side that a mapping names by its key. */
  static Side side(YamlSection section) {
    boolean dataverse = section.has(key(Side.DATAVERSE));
    if (dataverse == section.has(key(Side.FINANCE))) {
      throw section.wrong("needs the key 'dataverse' or the key 'finance', one of them");
    }
    return dataverse ? Side.DATAVERSE : Side.FINANCE;
  }

  /** A row, or as many as it says, each with its number in place of {@code {n}}. */
  List<RowEntry> writes(YamlEntry entry) {
    YamlSection section = entry.section("dataverse", "finance", "times", "values", "key", "delete");
    TableSchema table = table(section);
    boolean delete = section.or("delete", YamlEntry::yes, false);
    if (delete && (section.has("values") || !section.has("key"))) {
      throw section.wrong("deletes a row: give its key and no values");
    }
    if (!delete && !section.has("values")) {
      throw section.wrong("needs the key 'values'");
    }
    int times = section.or("times", each -> each.number(1, MOST_TIMES), 0);
    List<RowEntry> entries = new ArrayList<>();
    for (int number = Math.min(times, 1); number <= times; number++) {
      entries.add(write(section, entry, table, delete, number));
    }
    return entries;
  }

  private static RowEntry write(
      YamlSection section, YamlEntry entry, TableSchema table, boolean delete, int number) {
    return new RowEntry(
        entry.place(),
        section.or("values", values -> row(table, values, number), Row.builder(table).build()),
        section.find("key").map(key -> keyOf(table, key, number)).orElse(null),
        delete);
  }

  Expectation expectation(YamlEntry entry, Function<YamlEntry, String> map) {
    YamlSection section =
        entry.section(
            "dataverse",
            "finance",
            "where",
            "rows",
            "anyOrder",
            "count",
            "sum",
            "by",
            "is",
            "preview",
            "map",
            "to",
            "parked",
            "dead",
            "conflict",
            "waiting");
    if (section.has("map")) {
      return new ExpectedBacklog(
          entry.place(),
          map.apply(section.need("map")),
          Direction.to(section.need("to").choice(Side.class)),
          section.or("parked", RowsReader::count, 0),
          section.or("dead", RowsReader::count, 0),
          section.or("conflict", RowsReader::count, 0),
          section.or("waiting", RowsReader::count, 0));
    }
    TableSchema table = table(section);
    Row where = section.or("where", each -> row(table, each), Row.builder(table).build());
    if (section.has("preview")) {
      return preview(entry.place(), section.need("preview"), table, where);
    }
    if (section.has("sum")) {
      return new ExpectedSums(
          entry.place(),
          table,
          where,
          column(table, section.need("sum")),
          column(table, section.need("by")),
          sums(section.need("is")));
    }
    if (section.has("rows") == section.has("count")) {
      throw section.wrong("needs rows, count, preview, or sum with by and is");
    }
    List<Row> rows = new ArrayList<>();
    section.find("rows").ifPresent(list -> list.list().forEach(each -> rows.add(row(table, each))));
    return new ExpectedRows(
        entry.place(),
        table,
        where,
        rows,
        section.or("anyOrder", YamlEntry::yes, false),
        section.has("count") ? OptionalInt.of(count(section.need("count"))) : OptionalInt.empty());
  }

  private static ExpectedPreview preview(
      String place, YamlEntry entry, TableSchema table, Row where) {
    if (ForecastPreview.tables().stream().noneMatch(table::isCalled)) {
      throw entry.wrong(
          "is for forecasts, which %s has none of; give one of %s"
              .formatted(table, String.join(", ", ForecastPreview.tables())));
    }
    Map<PostingType, BigDecimal> amounts = new EnumMap<>(PostingType.class);
    entry
        .members()
        .forEach(
            (type, amount) ->
                amounts.put(
                    BooksReader.word(amount, type, PostingType.class),
                    ScenarioReader.number(amount)));
    return new ExpectedPreview(place, table, where, amounts);
  }

  /** Keys in place of the usual ones: columns by table of Dataverse. */
  Map<String, List<String>> keys(YamlEntry entry) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    entry
        .members()
        .forEach(
            (table, columns) -> {
              TableSchema schema = catalogs.dataverse().table(table);
              if (schema == null) {
                throw columns.wrong("is for a table that no schema of Dataverse has");
              }
              List<String> names = new ArrayList<>();
              columns.list().forEach(column -> names.add(keyColumn(schema, column)));
              keys.put(table, names);
            });
    return keys;
  }

  /** A column, or a path whose first step is one. */
  private static String keyColumn(TableSchema table, YamlEntry entry) {
    String column = entry.text();
    if (table.slotOf(column.substring(0, (column + '.').indexOf('.'))) < 0) {
      throw entry.wrong("is '%s', which %s does not have".formatted(column, table));
    }
    return column;
  }

  private static int count(YamlEntry entry) {
    return entry.number(0, MOST);
  }

  private static Map<String, BigDecimal> sums(YamlEntry entry) {
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    entry.members().forEach((group, sum) -> sums.put(group, ScenarioReader.number(sum)));
    return sums;
  }

  private static String column(TableSchema table, YamlEntry entry) {
    int slot = table.slotOf(entry.text());
    if (slot < 0) {
      throw entry.wrong("is '%s', which %s does not have".formatted(entry.text(), table));
    }
    return table.column(slot).name();
  }

  private TableSchema table(YamlSection section) {
    Side side = side(section);
    YamlEntry name = section.need(key(side));
    TableSchema table = catalogs.of(side).table(name.text());
    if (table == null) {
      throw name.wrong("is '" + name.text() + "', a table that no schema of this side has");
    }
    return table;
  }

  private static KeyValues keyOf(TableSchema table, YamlEntry entry, int number) {
    Row row = row(table, entry, number);
    KeyValues.Builder key = KeyValues.builder();
    row.presentColumns().forEach(column -> key.put(column, row.value(column)));
    return key.build();
  }

  private static Row row(TableSchema table, YamlEntry entry) {
    return row(table, entry, 0);
  }

  /**
   * A misspelt column must not pass as one that does not matter.
   *
   * @param number what stands for {@code {n}} in it; 0 for a row that is not repeated
   */
  private static Row row(TableSchema table, YamlEntry entry, int number) {
    entry
        .members()
        .forEach(
            (name, value) -> {
              if (table.slotOf(name) < 0) {
                throw value.wrong("is no column of " + table);
              }
            });
    try {
      return RowReader.of(table).read(number == 0 ? entry.json() : numbered(entry.json(), number));
    } catch (RowFormatException e) {
      throw entry.wrong("is no row of %s: %s".formatted(table, e.getMessage()));
    }
  }

  /** {@code {n}} is the number, {@code {n:4}} the number with zeros before it. */
  private static String numbered(String json, int number) {
    return NUMBER
        .matcher(json)
        .replaceAll(
            found ->
                found.group(1) == null
                    ? String.valueOf(number)
                    : String.format(Locale.ROOT, "%0" + found.group(1) + "d", number));
  }
}
