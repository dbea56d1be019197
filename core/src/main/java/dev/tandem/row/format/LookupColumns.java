package dev.tandem.row.format;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one table of lookup rows: those of the catalog, and behind them, without a type,
 * those that only the rows name. Slots never move, so that rows read before stay readable.
 */
final class LookupColumns {
  private static final int MAX_FURTHER = 250;
  private static final String VALUE = "_value";

  private final int known;
  private TableSchema schema;
  private RowReader reader;

  LookupColumns(String table, @Nullable Catalog catalog) {
    TableSchema declared = catalog == null ? null : catalog.table(table);
    schema = declared == null ? TableSchema.builder(TableName.dataverse(table)).build() : declared;
    known = schema.size();
    reader = RowReader.of(schema);
  }

  /** A reader that knows all these columns. */
  RowReader readerFor(List<String> names) {
    TableSchema before = schema;
    for (String name : names) {
      String column = columnOf(name);
      if (!column.isBlank() && schema.slotOf(column) < 0) {
        schema = with(column);
      }
    }
    if (before != schema) {
      reader = RowReader.of(schema);
    }
    return reader;
  }

  /** The column that a name belongs to: without its path, and without the frame of an id. */
  private static String columnOf(String name) {
    if (name.indexOf('@') >= 0) {
      return "";
    }
    int dot = name.indexOf('.');
    String column = dot < 0 ? name : name.substring(0, dot);
    boolean framed =
        column.length() > VALUE.length() + 1 && column.startsWith("_") && column.endsWith(VALUE);
    return framed ? column.substring(1, column.length() - VALUE.length()) : column;
  }

  private TableSchema with(String column) {
    if (schema.size() - known == MAX_FURTHER) {
      throw new RowFormatException(
          1,
          0,
          "the rows of table %s name more than %d columns that its schema lacks"
              .formatted(schema.name(), MAX_FURTHER),
          null);
    }
    TableSchema.Builder wider =
        TableSchema.builder(schema.name()).companyScope(schema.companyScope());
    schema.aliases().forEach(wider::alias);
    schema.columns().forEach(wider::column);
    for (IntegrationKey key : schema.keys()) {
      wider.key(key.columns().toArray(String[]::new));
    }
    String primaryId = schema.primaryId();
    if (primaryId != null) {
      wider.primaryId(primaryId);
    }
    return wider.column(column, FieldType.UNTYPED).build();
  }
}
