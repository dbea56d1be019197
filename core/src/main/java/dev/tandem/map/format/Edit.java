package dev.tandem.map.format;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object on its way out: begins as what was read and changes only where the model now says
 * something else, in place and in the spelling of the file. Not safe for several threads.
 */
final class Edit {
  private final JsonObject was;
  private final Map<String, @Nullable Object> now;

  Edit(JsonObject was) {
    this.was = was;
    this.now = new LinkedHashMap<>(was.properties());
  }

  /** Writes a value if it differs from what the file means. */
  void set(String name, @Nullable Object before, @Nullable Object after, @Nullable Object json) {
    if (!Objects.equals(before, after)) {
      put(name, json);
    }
  }

  /** Writes a text if it differs from what the file means. */
  void set(String name, @Nullable String before, @Nullable String after) {
    set(name, before, after, after);
  }

  /** Writes parts, each of which keeps what it was read from; an empty list stays as it was. */
  <T> void list(
      String name, Collection<T> before, List<T> after, Function<T, Map<String, ?>> writer) {
    if (!before.isEmpty() || !after.isEmpty()) {
      put(name, after.stream().map(writer).toList());
    }
  }

  /** Leaves a property out. */
  void drop(String name) {
    now.remove(name);
  }

  private void put(String name, @Nullable Object json) {
    String spelling = was.spelling(name);
    now.put(spelling == null ? name : spelling, json);
  }

  Map<String, @Nullable Object> done() {
    return now;
  }
}
