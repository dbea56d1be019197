package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One key of a table: the text under which a row is found by it. A key column behind a lookup
 * counts by the id that the lookup holds. Texts compare as {@link KeyValues} does (UND-27).
 * Immutable.
 */
public final class RowKey {
  /** Stands between the parts of a canonical text. */
  public static final char SEPARATOR = '\u0000';

  private final IntegrationKey key;
  private final List<String> roots;
  private final int[] slots;
  private final boolean indexable;
  private final boolean blanksCollide;

  RowKey(TableSchema schema, IntegrationKey key) {
    this.key = key;
    roots = key.columns().stream().map(RowKey::root).distinct().toList();
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

  /** The columns and paths. */
  public IntegrationKey key() {
    return key;
  }

  /** The columns of the table where its parts start, in lower case. */
  public List<String> roots() {
    return roots;
  }

  boolean indexable() {
    return indexable;
  }

  /** Whether the values name exactly the columns of this key, possibly through longer paths. */
  boolean isNamedBy(KeyValues values) {
    List<String> named = values.columns().stream().map(RowKey::root).distinct().toList();
    return named.size() == roots.size() && roots.containsAll(named);
  }

  /** The text under which a row is found by this key. */
  public String canonical(Row row) {
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

  /**
   * Whether rows may share this text: Dataverse does not compare keys with a blank part; finance
   * compares them unless all is blank (UND-26).
   */
  public boolean isExempt(String canonical) {
    List<String> texts = List.of(canonical.split(String.valueOf(SEPARATOR), -1));
    return blanksCollide ? texts.stream().allMatch(String::isEmpty) : texts.contains("");
  }

  /** Whether another row of the space holds the same values. */
  boolean isTaken(RowSpace space, KeyedTable table, Row row, long self) {
    String canonical = canonical(row);
    return !isExempt(canonical)
        && space.find(table, this, canonical).stream().anyMatch(held -> held.sequence() != self);
  }
}
