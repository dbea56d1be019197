package dev.tandem.spi.testkit.memory;

import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows by one key of their table. A key column behind a lookup is indexed by the id that the
 * lookup holds. Texts compare as {@link KeyValues} does (UND-27).
 */
final class KeyIndex {
  private static final char SEPARATOR = '\u0000';

  private final IntegrationKey key;
  private final List<String> roots;
  private final int[] slots;
  private final boolean indexable;
  private final boolean blanksCollide;
  private final Map<String, List<Long>> sequences = new HashMap<>();

  KeyIndex(TableSchema schema, IntegrationKey key) {
    this.key = key;
    roots = key.columns().stream().map(KeyIndex::root).distinct().toList();
    slots = roots.stream().mapToInt(schema::slotOf).toArray();
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] < 0) {
        throw new IllegalArgumentException(
            "%s has a key on %s, which is none of its columns".formatted(schema, roots.get(i)));
      }
    }
    // A longer path says something about a row further away and does not identify its first step.
    indexable =
        roots.size() == key.columns().size()
            && key.columns().stream().allMatch(path -> path.split("\\.", -1).length <= 2);
    blanksCollide = schema.side() == Side.FINANCE;
  }

  /** The first step of a path, in lower case. */
  static String root(String path) {
    int dot = path.indexOf('.');
    return (dot < 0 ? path : path.substring(0, dot)).toLowerCase(Locale.ROOT);
  }

  /** The text under which a stored value is compared. */
  static String text(@Nullable Object value) {
    return value instanceof Reference.ById reference
        ? reference.id().toString()
        : KeyValues.text(value);
  }

  IntegrationKey key() {
    return key;
  }

  List<String> roots() {
    return roots;
  }

  boolean indexable() {
    return indexable;
  }

  /** Whether the values name exactly the columns of this key, possibly through longer paths. */
  boolean isNamedBy(KeyValues values) {
    List<String> named = values.columns().stream().map(KeyIndex::root).distinct().toList();
    return named.size() == roots.size() && roots.containsAll(named);
  }

  String canonical(Row row) {
    List<String> texts = new ArrayList<>();
    for (int slot : slots) {
      Object raw = row.slot(slot);
      texts.add(raw instanceof Blank ? "" : text(raw));
    }
    return canonical(texts);
  }

  static String canonical(List<String> texts) {
    return String.join(String.valueOf(SEPARATOR), texts);
  }

  void add(MemoryRow row) {
    sequences.computeIfAbsent(canonical(row.row()), any -> new ArrayList<>()).add(row.sequence());
  }

  void remove(MemoryRow row) {
    String canonical = canonical(row.row());
    List<Long> found = sequences.getOrDefault(canonical, List.of());
    found.remove(Long.valueOf(row.sequence()));
    if (found.isEmpty()) {
      sequences.remove(canonical);
    }
  }

  List<Long> find(String canonical) {
    return sequences.getOrDefault(canonical, List.of());
  }

  /**
   * Whether another row holds the same values. Dataverse does not compare keys with a blank part;
   * finance compares them unless all is blank (UND-26).
   */
  boolean isTaken(Row row, long self) {
    String canonical = canonical(row);
    List<String> texts = List.of(canonical.split(String.valueOf(SEPARATOR), -1));
    boolean exempt = blanksCollide ? texts.stream().allMatch(String::isEmpty) : texts.contains("");
    return !exempt && find(canonical).stream().anyMatch(sequence -> sequence != self);
  }
}
