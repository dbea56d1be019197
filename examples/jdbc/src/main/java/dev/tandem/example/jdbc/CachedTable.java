package dev.tandem.example.jdbc;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.KeyedTable;
import dev.tandem.spi.testkit.rules.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table that a transaction has seen, and what it has changed. Not safe for several
 * threads.
 */
final class CachedTable {
  private final KeyedTable table;
  private final Map<UUID, @Nullable HeldRow> stored = new HashMap<>();
  private final Map<UUID, @Nullable HeldRow> changed = new LinkedHashMap<>();
  private final Map<RowKey, CachedKey> keys = new LinkedHashMap<>();
  private final Set<UUID> missing = new LinkedHashSet<>();

  CachedTable(KeyedTable table) {
    this.table = table;
    table.keys().forEach(key -> keys.put(key, new CachedKey(key)));
  }

  KeyedTable table() {
    return table;
  }

  Collection<CachedKey> keys() {
    return keys.values();
  }

  CachedKey key(RowKey key) {
    return Objects.requireNonNull(keys.get(key));
  }

  /** Whether it is known how the row stands now. */
  boolean knows(UUID id) {
    return changed.containsKey(id) || stored.containsKey(id);
  }

  /** The row as this transaction has left it, null when there is none. */
  @Nullable HeldRow row(UUID id) {
    return changed.containsKey(id) ? changed.get(id) : stored.get(id);
  }

  /** The row as the database holds it, null when there is none. */
  @Nullable HeldRow stored(UUID id) {
    return stored.get(id);
  }

  /** The rows that this transaction has changed: their ids with their last state. */
  Map<UUID, @Nullable HeldRow> changes() {
    return changed;
  }

  /** The ids that were asked for and are not known. */
  Set<UUID> missing() {
    return missing;
  }

  /** The rows under a text of a key whose stored rows are known, in the order of creation. */
  List<HeldRow> find(CachedKey key, String canonical) {
    List<HeldRow> found = new ArrayList<>();
    for (UUID id : Objects.requireNonNull(key.stored(canonical))) {
      HeldRow row = changed.containsKey(id) ? null : stored.get(id);
      if (row != null) {
        found.add(row);
      }
    }
    for (UUID id : key.changed(canonical)) {
      found.add(Objects.requireNonNull(changed.get(id)));
    }
    found.sort(Comparator.comparingLong(HeldRow::sequence));
    return found;
  }

  /** Takes note of what the database answered when these ids were asked for. */
  void learn(Collection<UUID> asked, Collection<HeldRow> answer) {
    asked.forEach(id -> stored.putIfAbsent(id, null));
    answer.forEach(row -> stored.put(row.id(), row));
    asked.forEach(missing::remove);
  }

  /** Takes note that the database has no row with this id. */
  void learnAbsent(UUID id) {
    stored.put(id, null);
    String primaryId = table.schema().primaryId();
    for (CachedKey key : keys.values()) {
      List<String> roots = key.key().roots();
      if (primaryId != null && roots.size() == 1 && roots.get(0).equalsIgnoreCase(primaryId)) {
        key.learn(List.of(KeyValues.text(id)), List.of());
      }
    }
  }

  /** Puts the new state of a row, null for none, in place of what this transaction had. */
  void change(UUID id, @Nullable HeldRow after) {
    HeldRow former = changed.get(id);
    if (former != null) {
      keys.values().forEach(key -> key.take(former));
    }
    changed.put(id, after);
    if (after != null) {
      keys.values().forEach(key -> key.put(after));
    }
  }

  /** Forgets the changes and what was missing. */
  void reset() {
    changed.clear();
    missing.clear();
    keys.values().forEach(CachedKey::reset);
  }
}
