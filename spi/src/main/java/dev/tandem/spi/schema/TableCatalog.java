package dev.tandem.spi.schema;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A catalog held in memory: exact names win over aliases. */
final class TableCatalog implements Catalog {
  private final Side side;
  private final List<TableSchema> tables;
  private final Map<String, TableSchema> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  TableCatalog(Side side, Collection<TableSchema> tables) {
    this.side = side;
    this.tables = List.copyOf(tables);
    for (TableSchema table : this.tables) {
      if (table.side() != side) {
        throw new IllegalArgumentException(table + " does not belong to a catalog of " + side);
      }
      if (byName.put(table.name().name(), table) != null) {
        throw new IllegalArgumentException("the catalog has table " + table.name() + " twice");
      }
    }
    for (TableSchema table : this.tables) {
      table.aliases().forEach(alias -> byName.putIfAbsent(alias, table));
    }
  }

  @Override
  public Side side() {
    return side;
  }

  @Override
  public Collection<TableSchema> tables() {
    return tables;
  }

  @Override
  public @Nullable TableSchema table(String name) {
    return byName.get(name);
  }
}
