package dev.tandem.spi.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that identify one row: value by key column or lookup path, in key order. Two are equal
 * when they name the same columns and every text agrees without regard to case and trailing spaces
 * (UND-27); a null part equals an empty text (UND-26). Immutable and safe for any thread.
 */
public final class KeyValues {
  private final List<String> columns;
  private final @Nullable Object[] values;
  private int hash;

  private KeyValues(List<String> columns, @Nullable Object[] values) {
    this.columns = columns;
    this.values = values;
  }

  /** A key of one column. */
  public static KeyValues of(String column, @Nullable Object value) {
    return new KeyValues(List.of(column), new @Nullable Object[] {value});
  }

  /**
   * A key of columns whose names were checked before: the fast way for the engine. The caller gives
   * the array away.
   *
   * @param columns an immutable list of distinct names
   */
  public static KeyValues ofParts(List<String> columns, @Nullable Object[] values) {
    if (columns.size() != values.length) {
      throw new IllegalArgumentException("a key has one value per column: " + columns);
    }
    return new KeyValues(columns, values);
  }

  /** Starts a key. */
  public static Builder builder() {
    return new Builder();
  }

  /** Column names or lookup paths in key order. */
  public List<String> columns() {
    return columns;
  }

  /** The values by column in key order; a value may be null. */
  public Map<String, @Nullable Object> asMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      map.put(columns.get(i), values[i]);
    }
    return Collections.unmodifiableMap(map);
  }

  /**
   * The value of the part that the n-th of {@link #columns} names, from 0 on; null when it is
   * blank.
   *
   * @throws IndexOutOfBoundsException when there are fewer parts
   */
  public @Nullable Object part(int n) {
    return values[n];
  }

  /** Whether the key names this column, any case. */
  public boolean has(String column) {
    return indexOf(column) >= 0;
  }

  /** The value of a column, any case; null when the part is blank or not in the key. */
  public @Nullable Object value(String column) {
    int index = indexOf(column);
    return index < 0 ? null : values[index];
  }

  /** Whether no part has a value (UND-26). */
  public boolean isBlank() {
    return Arrays.stream(values).allMatch(value -> text(value).isEmpty());
  }

  /** The text under which a value is compared as part of a key. */
  public static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value instanceof BigDecimal number ? plain(number) : value.toString();
    return text.stripTrailing().toLowerCase(Locale.ROOT);
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return Math.abs((long) stripped.scale()) > 400 ? stripped.toString() : stripped.toPlainString();
  }

  private int indexOf(String column) {
    for (int i = 0; i < values.length; i++) {
      if (columns.get(i).equalsIgnoreCase(column)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof KeyValues that) || values.length != that.values.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      int index = that.indexOf(columns.get(i));
      if (index < 0 || !text(values[i]).equals(text(that.values[index]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      int sum = 17;
      for (int i = 0; i < values.length; i++) {
        sum += columns.get(i).toLowerCase(Locale.ROOT).hashCode() * 31 ^ text(values[i]).hashCode();
      }
      hash = sum;
    }
    return hash;
  }

  @Override
  public String toString() {
    return asMap().toString();
  }

  /** Collects the parts of a key in order; not safe for several threads. */
  public static final class Builder {
    private final List<String> columns = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a part; null means blank.
     *
     * @throws IllegalArgumentException when the key names the column already, case aside
     */
    public Builder put(String column, @Nullable Object value) {
      if (columns.stream().anyMatch(column::equalsIgnoreCase)) {
        throw new IllegalArgumentException("a key names each column once: " + column);
      }
      columns.add(column);
      values.add(value);
      return this;
    }

    /** Whether nothing was added yet. */
    public boolean isEmpty() {
      return columns.isEmpty();
    }

    /** The finished key. */
    public KeyValues build() {
      return new KeyValues(List.copyOf(columns), values.toArray());
    }
  }
}
