package dev.tandem.spi.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values that identify one row: value by key column or lookup path, in key order. Two are equal
 * when they name the same columns and every text agrees without regard to case and trailing spaces
 * (UND-27); a null part equals an empty text (UND-26). Immutable and safe for any thread.
 */
public final class KeyValues {
  private final Map<String, @Nullable Object> values;
  private final Map<String, String> canonical;

  private KeyValues(Map<String, @Nullable Object> values) {
    this.values = Collections.unmodifiableMap(values);
    canonical = new TreeMap<>();
    values.forEach((column, value) -> canonical.put(column.toLowerCase(Locale.ROOT), text(value)));
    if (canonical.size() != values.size()) {
      throw new IllegalArgumentException("a key names each column once: " + values.keySet());
    }
  }

  /** A key of one column. */
  public static KeyValues of(String column, @Nullable Object value) {
    return builder().put(column, value).build();
  }

  /** Starts a key. */
  public static Builder builder() {
    return new Builder();
  }

  /** Column names or lookup paths in key order. */
  public List<String> columns() {
    return new ArrayList<>(values.keySet());
  }

  /** The values by column in key order; a value may be null. */
  public Map<String, @Nullable Object> asMap() {
    return values;
  }

  /** Whether the key names this column, any case. */
  public boolean has(String column) {
    return canonical.containsKey(column.toLowerCase(Locale.ROOT));
  }

  /** The value of a column, any case; null when the part is blank or not in the key. */
  public @Nullable Object value(String column) {
    if (values.containsKey(column)) {
      return values.get(column);
    }
    for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(column)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** Whether no part has a value (UND-26). */
  public boolean isBlank() {
    return canonical.values().stream().allMatch(String::isEmpty);
  }

  /** The text under which a value is compared as part of a key. */
  public static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text =
        value instanceof BigDecimal number
            ? number.stripTrailingZeros().toPlainString()
            : value.toString();
    return text.stripTrailing().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyValues that && canonical.equals(that.canonical);
  }

  @Override
  public int hashCode() {
    return canonical.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** Collects the parts of a key in order; not safe for several threads. */
  public static final class Builder {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a part; null means blank. */
    public Builder put(String column, @Nullable Object value) {
      values.put(column, value);
      return this;
    }

    /** Whether nothing was added yet. */
    public boolean isEmpty() {
      return values.isEmpty();
    }

    /** The finished key. */
    public KeyValues build() {
      return new KeyValues(new LinkedHashMap<>(values));
    }
  }
}
