package dev.tandem.example.flink.work;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How rows are called, and how keys are told apart. Stateless. */
public final class RowNames {
  private RowNames() {}

  /** The identifier of a row, null when it has none. */
  public static @Nullable UUID idOf(Row row) {
    String column = row.schema().primaryId();
    return column != null && row.value(column) instanceof UUID id ? id : null;
  }

  /** The values of the first key of the table that a row has; blank where it says nothing. */
  public static KeyValues ownKey(Row row) {
    KeyValues.Builder key = KeyValues.builder();
    row.schema().keys().get(0).columns().forEach(column -> key.put(column, row.value(column)));
    return key.build();
  }

  /** One text for all keys that are equal, whatever their case and the order of their parts. */
  public static String text(KeyValues key) {
    Set<String> parts = new TreeSet<>();
    for (Map.Entry<String, @Nullable Object> part : key.asMap().entrySet()) {
      parts.add(part.getKey().toLowerCase(Locale.ROOT) + '=' + KeyValues.text(part.getValue()));
    }
    return String.join("\n", parts);
  }

  /**
   * The key of a row of Dataverse; its paths are followed through the rows that lookups found.
   *
   * @return null when all parts are blank, or a part cannot be told
   */
  public static @Nullable KeyValues dataverseKey(
      Row row, List<String> columns, LookupRows lookups) {
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = at(row, columns.get(i), lookups);
    }
    KeyValues key = KeyValues.ofParts(columns, values);
    return key.isBlank() ? null : key;
  }

  private static @Nullable Object at(Row row, String path, LookupRows lookups) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return row.value(path);
    }
    String column = path.substring(0, dot);
    String rest = path.substring(dot + 1);
    Object reference = row.value(column);
    if (reference instanceof Reference.ByKey byKey) {
      return byKey.key().value(rest);
    } else if (reference instanceof Reference.ById byId) {
      Row next = row(row.schema(), column, byId, lookups);
      return next == null ? null : at(next, rest, lookups);
    }
    return null;
  }

  private static @Nullable Row row(
      TableSchema schema, String column, Reference.ById reference, LookupRows lookups) {
    for (String table : tables(schema.column(column), reference)) {
      lookups.load(table);
      Lookups known = lookups.known();
      Row row = known.rowById(table, reference.id());
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  private static List<String> tables(@Nullable ColumnSchema column, Reference.ById reference) {
    if (reference.table() != null) {
      return List.of(reference.table());
    }
    return column != null && column.type() instanceof FieldType.Lookup lookup
        ? lookup.targets()
        : List.of();
  }
}
