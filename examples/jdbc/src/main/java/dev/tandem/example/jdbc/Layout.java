package dev.tandem.example.jdbc;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.rules.KeyedTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All tables of one side in the database, those of the catalog and its own. Immutable. */
final class Layout {
  private final Catalog catalog;
  private final String prefix;
  private final Map<String, TableLayout> byName = new LinkedHashMap<>();
  private final Map<KeyedTable, TableLayout> byTable = new HashMap<>();

  Layout(Catalog catalog, Codecs codecs) {
    this.catalog = catalog;
    prefix = SqlNames.prefix(catalog.side()) + "tandem_";
    SqlNames names = new SqlNames();
    for (String own : new String[] {state(), changes(), forgotten(), operations(), fences()}) {
      names.take("", own);
    }
    names.take("", referrers());
    for (TableSchema schema : catalog.tables()) {
      KeyedTable table = new KeyedTable(schema);
      String name = names.take(SqlNames.prefix(catalog.side()), schema.name().name());
      TableLayout layout = new TableLayout(table, name, codecs);
      byName.put(schema.name().name(), layout);
      byTable.put(table, layout);
    }
  }

  Side side() {
    return catalog.side();
  }

  /** One row: who this database is, and the last numbers that were given out. */
  String state() {
    return prefix + "state";
  }

  /** The change feed. */
  String changes() {
    return prefix + "changes";
  }

  /** By table, the last change that is no longer kept. */
  String forgotten() {
    return prefix + "forgotten";
  }

  /** The operations that took effect. */
  String operations() {
    return prefix + "operations";
  }

  /** By partition, the oldest generation that may write. */
  String fences() {
    return prefix + "fences";
  }

  /** By row, how many lookups point at it. */
  String referrers() {
    return prefix + "referrers";
  }

  Collection<TableLayout> tables() {
    return byName.values();
  }

  /** The table of this name or alias, any case, or null. */
  @Nullable TableLayout table(String name) {
    TableSchema schema = catalog.table(name);
    return schema == null ? null : byName.get(schema.name().name());
  }

  TableLayout of(KeyedTable table) {
    return Objects.requireNonNull(byTable.get(table));
  }
}
