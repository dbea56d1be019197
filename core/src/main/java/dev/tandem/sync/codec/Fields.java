package dev.tandem.sync.codec;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Named texts as one document of a store: a line for each, in the order of their names. Immutable.
 */
public final class Fields {
  private final Map<String, String> values;

  private Fields(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** No texts. */
  public static Fields none() {
    return new Fields(Map.of());
  }

  /** The texts of a document that {@link #toText} made. */
  public static Fields parse(String text) {
    Map<String, String> values = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
      }
    }
    return new Fields(values);
  }

  /**
   * The same with another text under a name; null takes it away.
   *
   * @param name without line breaks and equals signs
   */
  public Fields with(String name, @Nullable Object value) {
    Map<String, String> changed = new TreeMap<>(values);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value.toString());
    }
    return new Fields(changed);
  }

  /** The text of a name, null when there is none. */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /** The text of a name, or another one. */
  public String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** The number of a name, 0 when there is none. */
  public long number(String name) {
    return Long.parseLong(get(name, "0"));
  }

  /** All texts by name. */
  public Map<String, String> asMap() {
    return values;
  }

  /** The document. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) -> text.append(name).append('=').append(escape(value)).append('\n'));
    return text.toString();
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescape(String line) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char next = line.charAt(i);
      if (next == '\\' && i + 1 < line.length()) {
        i++;
        char escaped = line.charAt(i);
        value.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
      } else {
        value.append(next);
      }
    }
    return value.toString();
  }
}
