package dev.tandem.row.format;

import dev.tandem.spi.schema.KeyValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of one reference as they come in: value by column or path, in input order. */
final class KeyParts {
  private static final int MAX_PARTS = 256;
  private static final int MAX_PATH = 1_000;

  private final List<String> paths = new ArrayList<>(4);
  private final List<@Nullable Object> values = new ArrayList<>(4);

  /**
   * Adds a part.
   *
   * @return what is wrong with it, or null when it was added
   */
  @Nullable String add(String path, @Nullable Object value) {
    if (paths.size() == MAX_PARTS || path.length() > MAX_PATH) {
      return "a reference has at most %d parts of %d characters".formatted(MAX_PARTS, MAX_PATH);
    }
    for (String other : paths) {
      if (other.equalsIgnoreCase(path)) {
        return path + " stands twice in the same reference";
      }
    }
    paths.add(path);
    values.add(value);
    return null;
  }

  int size() {
    return paths.size();
  }

  String path(int part) {
    return paths.get(part);
  }

  @Nullable Object value(int part) {
    return values.get(part);
  }

  /** Whether no part has a value (UND-29). */
  boolean isBlank() {
    return values.stream().allMatch(ValueReaders::isBlank);
  }

  KeyValues key() {
    KeyValues.Builder key = KeyValues.builder();
    for (int part = 0; part < paths.size(); part++) {
      key.put(paths.get(part), values.get(part));
    }
    return key.build();
  }
}
