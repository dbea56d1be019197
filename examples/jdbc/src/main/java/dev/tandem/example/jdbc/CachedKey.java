package dev.tandem.example.jdbc;

import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.RowKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows have which text of one key: as the database holds it, and as this transaction has
 * changed it. Not safe for several threads.
 */
final class CachedKey {
  private final RowKey key;
  private final Map<String, Set<UUID>> stored = new HashMap<>();
  private final Map<String, Set<UUID>> changed = new HashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();

  CachedKey(RowKey key) {
    this.key = key;
  }

  RowKey key() {
    return key;
  }

  /** The rows that the database holds under this text; null when nobody has asked it yet. */
  @Nullable Set<UUID> stored(String canonical) {
    return stored.get(canonical);
  }

  /** The rows that got this text in this transaction. */
  Set<UUID> changed(String canonical) {
    return changed.getOrDefault(canonical, Set.of());
  }

  /** The texts that were asked for and are not known. */
  Set<String> missing() {
    return missing;
  }

  /** Takes note of what the database answered to these texts; it may have given some rows more. */
  void learn(Collection<String> asked, Collection<HeldRow> answer) {
    asked.forEach(canonical -> stored.put(canonical, new LinkedHashSet<>()));
    for (HeldRow row : answer) {
      Set<UUID> ids = stored.get(key.canonical(row.row()));
      if (ids != null) {
        ids.add(row.id());
      }
    }
    asked.forEach(missing::remove);
  }

  void put(HeldRow row) {
    changed.computeIfAbsent(key.canonical(row.row()), any -> new LinkedHashSet<>()).add(row.id());
  }

  void take(HeldRow row) {
    Set<UUID> ids = changed.get(key.canonical(row.row()));
    if (ids != null) {
      ids.remove(row.id());
    }
  }

  /** Forgets the changes and what was missing. */
  void reset() {
    changed.clear();
    missing.clear();
  }
}
