package dev.tandem.example.odata.metadata;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes schemas from schemas. */
final class Schemas {
  private Schemas() {}

  static ColumnSchema withType(ColumnSchema column, FieldType type) {
    return new ColumnSchema(
        column.name(), type, column.requirement(), column.readOnly(), column.filledBySystem());
  }

  /** The table with each column as this gives it; without those for which it gives null. */
  static TableSchema copy(
      TableSchema table, Function<ColumnSchema, @Nullable ColumnSchema> change) {
    TableSchema.Builder copy = TableSchema.builder(table.name());
    table.aliases().forEach(copy::alias);
    Set<String> kept = new TreeSet<>();
    for (ColumnSchema column : table.columns()) {
      ColumnSchema changed = change.apply(column);
      if (changed != null) {
        copy.column(changed);
        kept.add(lower(column.name()));
      }
    }
    String primaryId = table.primaryId();
    if (primaryId != null && kept.contains(lower(primaryId))) {
      copy.primaryId(primaryId);
    }
    for (IntegrationKey key : table.keys()) {
      if (key.columns().stream().allMatch(path -> kept.contains(root(path)))) {
        copy.key(key.columns().toArray(new String[0]));
      }
    }
    return copy.companyScope(table.companyScope()).build();
  }

  private static String root(String path) {
    int dot = path.indexOf('.');
    return lower(dot < 0 ? path : path.substring(0, dot));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
