package dev.tandem.example.odata.metadata;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The choices of Dataverse columns, which its metadata document leaves out. Immutable.
 *
 * @param choices the choice by lower-case {@code table.column}
 */
public record OptionSets(Map<String, FieldType.Choice> choices) {
  /** Of a service that has none. */
  public static final OptionSets NONE = new OptionSets(Map.of());

  public OptionSets {
    choices = Map.copyOf(choices);
  }

  /** The choice of a column; null when it is none. */
  public FieldType.@Nullable Choice of(String logicalName, String column) {
    return choices.get((logicalName + "." + column).toLowerCase(Locale.ROOT));
  }

  /** The table with the options that the service really has. */
  TableSchema in(TableSchema table, String logicalName) {
    Map<String, FieldType.Choice> changed = new LinkedHashMap<>();
    for (ColumnSchema column : table.columns()) {
      FieldType.Choice choice = of(logicalName, column.name());
      if (choice != null && column.type() instanceof FieldType.Choice) {
        changed.put(column.name(), choice);
      }
    }
    if (changed.isEmpty()) {
      return table;
    }
    return Schemas.copy(
        table,
        column -> {
          FieldType.Choice choice = changed.get(column.name());
          return choice == null ? column : Schemas.withType(column, choice);
        });
  }
}
