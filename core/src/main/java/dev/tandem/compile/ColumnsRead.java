package dev.tandem.compile;

import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterDialect;
import dev.tandem.map.Direction;
import dev.tandem.map.LookupPath;
import dev.tandem.spi.schema.TableSchema;
import java.util.Set;
import java.util.TreeSet;

/** Which columns of a source row a direction of a leg looks at: pairs, filter and company. */
final class ColumnsRead {
  private ColumnsRead() {}

  static Set<String> of(LegScope scope, Direction direction, FilterDialect dialect) {
    Set<String> read = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    TableSchema source = scope.source(direction);
    for (Pair pair : scope.pairs()) {
      int slot = direction == Direction.TO_FINANCE ? pair.dataverseSlot() : pair.financeSlot();
      if (pair.travels(direction) && slot >= 0) {
        read.add(source.column(slot).name());
      }
    }
    String filter = scope.leg().filter(direction).strip();
    if (!filter.isEmpty()) {
      Filter.parse(direction.source(), filter, dialect)
          .columns()
          .forEach(column -> addKnown(column, source, read));
    }
    if (direction == Direction.TO_DATAVERSE) {
      addKnown(TableSchema.DATA_AREA_ID, source, read);
    } else {
      CompanyRules.paths(scope).forEach(path -> addKnown(root(path), source, read));
    }
    return read;
  }

  private static String root(String path) {
    LookupPath parsed = LookupPath.parse(path);
    return parsed == null ? path : parsed.column();
  }

  /** A filter may name a lookup as {@code _name_value} (FLT-6). */
  private static void addKnown(String column, TableSchema source, Set<String> read) {
    int slot = source.slotOf(column);
    if (slot < 0 && column.startsWith("_") && column.endsWith("_value")) {
      slot = source.slotOf(column.substring(1, column.length() - "_value".length()));
    }
    if (slot >= 0) {
      read.add(source.column(slot).name());
    }
  }
}
