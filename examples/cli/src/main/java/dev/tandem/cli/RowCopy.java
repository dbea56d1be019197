package dev.tandem.cli;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.RowEdits;
import dev.tandem.spi.value.Row;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Copies what maps read and write, and what that refers to, out of a system. No state. */
final class RowCopy {
  private static final int PAGE = 1_000;

  private final Connector from;
  private final Catalog catalog;

  RowCopy(Connector from, Catalog catalog) {
    this.from = from;
    this.catalog = catalog;
  }

  /** Copies all rows of all tables concerned; tells each table. */
  void into(RowEdits edits, List<DryRun.NamedMap> maps, Consumer<String> progress) {
    for (TableSchema table : tables(maps)) {
      int rows = copy(table, edits);
      progress.accept("%s: %d rows of %s".formatted(Words.side(catalog.side()), rows, table));
    }
  }

  private Set<TableSchema> tables(List<DryRun.NamedMap> maps) {
    Set<TableSchema> tables = new LinkedHashSet<>();
    for (DryRun.NamedMap each : maps) {
      TableSchema table = ours(each.map());
      tables.add(table);
      for (ColumnSchema column : table.columns()) {
        if (column.type() instanceof FieldType.Lookup lookup) {
          for (String target : lookup.targets()) {
            TableSchema referenced = catalog.table(target);
            if (referenced != null) {
              tables.add(referenced);
            }
          }
        }
      }
    }
    return tables;
  }

  private TableSchema ours(CompiledMap map) {
    Direction out = Direction.to(catalog.side().other());
    return map.directions().contains(out) ? map.source(out) : map.target(out.reverse());
  }

  private int copy(TableSchema table, RowEdits edits) {
    int rows = 0;
    Query query = Query.all(table.name(), PAGE);
    String token = "";
    while (token != null) {
      Page page = from.query(query);
      for (StoredRow stored : page.rows()) {
        edits.insert(table.name().name(), values(table, stored));
        rows++;
      }
      token = page.nextToken();
      query = query.from(token);
    }
    return rows;
  }

  /** What a person could have entered; the rest is the system's own. */
  private static Map<String, @Nullable Object> values(TableSchema table, StoredRow stored) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    Row row = stored.row();
    for (String column : row.presentColumns()) {
      boolean id = column.equalsIgnoreCase(table.primaryId());
      boolean company =
          table.name().side() == Side.FINANCE && column.equalsIgnoreCase(TableSchema.DATA_AREA_ID);
      if (id || company || !table.column(table.slotOf(column)).readOnly()) {
        values.put(column, row.value(column));
      }
    }
    return values;
  }
}
