package dev.tandem.engine;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The rows of one table, with the indexes that were asked for so far. */
final class LookupTable {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<UUID, Integer> positions = new HashMap<>();
  private final Map<UUID, Row> rowsById = new HashMap<>();
  private final List<LookupIndex> indexes = new CopyOnWriteArrayList<>();

  /**
   * A row and what identifies it.
   *
   * @param row the row
   * @param id its id, null when not known
   * @param reference points at it by id, null when the id is not known
   */
  record Entry(Row row, @Nullable UUID id, @Nullable Reference reference) {
    static Entry of(Row row, @Nullable UUID id) {
      String table = row.schema().name().name();
      return new Entry(row, id, id == null ? null : Reference.byId(table, id));
    }

    /** The tables that a lookup column may point at; empty when nothing is known. */
    List<String> targetsOf(String column) {
      TableSchema schema = row.schema();
      int slot = schema.slotOf(column);
      return slot >= 0 && schema.column(slot).type() instanceof FieldType.Lookup lookup
          ? lookup.targets()
          : List.of();
    }
  }

  /** Adds a row; a later one with the same id takes its place. Only while building. */
  void add(Row row, @Nullable UUID id) {
    Entry entry = Entry.of(row, id);
    Integer former = id == null ? null : positions.putIfAbsent(id, entries.size());
    if (former == null) {
      entries.add(entry);
    } else {
      entries.set(former, entry);
    }
    if (id != null) {
      rowsById.put(id, row);
    }
  }

  List<Entry> entries() {
    return entries;
  }

  @Nullable Row rowById(UUID id) {
    return rowsById.get(id);
  }

  @Nullable Entry entryById(UUID id) {
    Integer position = positions.get(id);
    return position == null ? null : entries.get(position);
  }

  /** The index that answers a key, or null when none was filled yet. */
  @Nullable LookupIndex index(KeyValues key) {
    for (LookupIndex index : indexes) {
      if (index.answers(key)) {
        return index;
      }
    }
    return null;
  }

  List<LookupIndex> indexes() {
    return indexes;
  }
}
