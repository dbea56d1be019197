package dev.tandem.cli;

import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.LookupPath;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that a lookup points at: by its path, the schema, or the hint of the map (LKP-6). */
final class LookupWords {
  private LookupWords() {}

  /** Names of tables; empty for a field that is no lookup, a question mark when nobody knows. */
  static List<String> targets(Leg leg, FieldMapping field, @Nullable Catalogs catalogs) {
    LookupPath path = LookupPath.parse(field.destinationField().strip());
    if (path == null || path.isPlain()) {
      return List.of();
    }
    if (path.isPolymorphic()) {
      return path.targets().stream().map(LookupPath.Target::table).toList();
    }
    TableSchema table =
        catalogs == null ? null : catalogs.dataverse().table(leg.destinationSchema());
    ColumnSchema column = table == null ? null : table.column(path.column());
    if (column != null && column.type() instanceof FieldType.Lookup lookup) {
      return lookup.targets();
    }
    String hint = field.relatedEntity();
    return List.of(hint == null || hint.isBlank() ? "?" : hint);
  }
}
