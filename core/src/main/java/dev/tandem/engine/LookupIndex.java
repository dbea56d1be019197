package dev.tandem.engine;

import dev.tandem.spi.schema.KeyValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of a table by the values of one set of columns or paths. Immutable once filled. */
final class LookupIndex {
  private final LookupTable table;
  private final List<String> columns;
  private final Map<KeyValues, LookupTable.Entry> entries = new HashMap<>();

  LookupIndex(LookupTable table, List<String> columns) {
    this.table = table;
    this.columns = columns;
  }

  List<String> columns() {
    return columns;
  }

  /** Whether it is an index of this table. */
  boolean isOf(LookupTable other) {
    return table == other;
  }

  /** Whether a key names exactly these columns, in any order and case. */
  boolean answers(KeyValues key) {
    if (key.asMap().size() != columns.size()) {
      return false;
    }
    for (String column : columns) {
      if (!key.has(column)) {
        return false;
      }
    }
    return true;
  }

  /** Adds an entry; the first one with a key keeps it. */
  void add(KeyValues key, LookupTable.Entry entry) {
    if (!key.isBlank()) {
      entries.putIfAbsent(key, entry);
    }
  }

  LookupTable.@Nullable Entry entry(KeyValues key) {
    return entries.get(key);
  }
}
