package dev.tandem.spi.testkit.memory;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeyedTable;
import dev.tandem.spi.testkit.rules.RowKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of one table in the order of their creation. Not safe for several threads. */
public final class MemoryTable extends KeyedTable {
  private final Map<RowKey, KeyIndex> indexes = new LinkedHashMap<>();
  private final NavigableMap<Long, HeldRow> rows = new TreeMap<>();
  private final Map<UUID, HeldRow> byId = new HashMap<>();

  MemoryTable(TableSchema schema) {
    super(schema);
    keys().forEach(key -> indexes.put(key, new KeyIndex(key)));
  }

  /** All rows after this place in the order of creation. */
  public Collection<HeldRow> rowsAfter(long sequence) {
    return rows.tailMap(sequence, false).values();
  }

  /** The row with this id, or null. */
  public @Nullable HeldRow row(UUID id) {
    return byId.get(id);
  }

  /** The row created last, or null when there is none. */
  public @Nullable HeldRow last() {
    return rows.isEmpty() ? null : rows.lastEntry().getValue();
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  HeldRow row(long sequence) {
    return Objects.requireNonNull(rows.get(sequence));
  }

  List<HeldRow> find(RowKey key, String canonical) {
    return Objects.requireNonNull(indexes.get(key)).find(canonical).stream()
        .map(this::row)
        .toList();
  }

  void put(HeldRow row) {
    HeldRow before = rows.put(row.sequence(), row);
    byId.put(row.id(), row);
    for (KeyIndex index : indexes.values()) {
      if (before != null) {
        index.remove(before);
      }
      index.add(row);
    }
  }

  void remove(HeldRow row) {
    rows.remove(row.sequence());
    byId.remove(row.id());
    indexes.values().forEach(index -> index.remove(row));
  }
}
