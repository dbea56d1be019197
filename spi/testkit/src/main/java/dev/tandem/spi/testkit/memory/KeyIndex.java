package dev.tandem.spi.testkit.memory;

import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.testkit.rules.RowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the rows of a table by one of its keys. Not safe for several threads. */
final class KeyIndex {
  private final RowKey key;
  private final Map<String, List<Long>> sequences = new HashMap<>();

  KeyIndex(RowKey key) {
    this.key = key;
  }

  void add(HeldRow row) {
    sequences
        .computeIfAbsent(key.canonical(row.row()), any -> new ArrayList<>())
        .add(row.sequence());
  }

  void remove(HeldRow row) {
    String canonical = key.canonical(row.row());
    List<Long> found = sequences.getOrDefault(canonical, List.of());
    found.remove(Long.valueOf(row.sequence()));
    if (found.isEmpty()) {
      sequences.remove(canonical);
    }
  }

  List<Long> find(String canonical) {
    return sequences.getOrDefault(canonical, List.of());
  }
}
