package dev.tandem.sync.live;

import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The names under which obligations wait for rows and rows release them. A row has several names; a
 * name may fit more rows than the one that is waited for, which costs a look and no more.
 */
public final class Awaited {
  private Awaited() {}

  /** A name in words, for people. */
  public static String describe(String name) {
    String[] parts = name.split("\\|", 3);
    return switch (parts[0]) {
      case "row" -> "the row " + parts[1];
      case "table" -> "a row of " + parts[1];
      default -> parts.length < 3 ? name : "a row with %s %s".formatted(parts[1], parts[2]);
    };
  }

  /** A row by identifier. */
  static String row(UUID id) {
    return "row|" + id;
  }

  /**
   * A row of Dataverse by key: by the first of its columns that stands in the row itself, because
   * what lies behind a path, such as the company, the row does not show.
   */
  static String key(String table, KeyValues key) {
    TreeMap<String, @Nullable Object> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    parts.putAll(key.asMap());
    for (var part : parts.entrySet()) {
      if (part.getKey().indexOf('.') < 0) {
        return name(part.getKey(), part.getValue());
      }
    }
    return "table|" + table.toLowerCase(Locale.ROOT);
  }

  /** All names of a row of Dataverse. */
  static Set<String> namesOf(TableSchema table, Row row, @Nullable UUID id) {
    Set<String> names = new LinkedHashSet<>();
    if (id != null) {
      names.add(row(id));
    }
    names.add("table|" + table.name().name().toLowerCase(Locale.ROOT));
    table.aliases().forEach(alias -> names.add("table|" + alias.toLowerCase(Locale.ROOT)));
    for (String column : plainColumns(table.keys())) {
      Object value = row.raw(column);
      if (value != null) {
        names.add(name(column, value == Blank.BLANK ? null : value));
      }
    }
    return names;
  }

  private static Set<String> plainColumns(Collection<IntegrationKey> keys) {
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (IntegrationKey key : keys) {
      key.columns().stream().filter(column -> column.indexOf('.') < 0).forEach(columns::add);
    }
    return columns;
  }

  private static String name(String column, @Nullable Object value) {
    return "key|" + column.toLowerCase(Locale.ROOT) + '|' + KeyValues.text(value);
  }
}
