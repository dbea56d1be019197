package dev.tandem.example.odata.side;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A key by the columns of its table where its parts start. */
final class KeyParts {
  private KeyParts() {}

  /**
   * A part of a key.
   *
   * @param root the column of the table
   * @param value what the column must hold, where the part is no path; null when blank
   * @param onward what the row behind the column must hold; null where the part is no path
   */
  record Part(String root, @Nullable Object value, @Nullable KeyValues onward) {}

  static String root(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  static List<Part> of(KeyValues key) {
    List<Part> parts = new ArrayList<>();
    Map<String, KeyValues.Builder> paths = new LinkedHashMap<>();
    key.asMap()
        .forEach(
            (path, value) -> {
              String root = root(path);
              if (root.length() < path.length()) {
                paths
                    .computeIfAbsent(root.toLowerCase(Locale.ROOT), any -> KeyValues.builder())
                    .put(path.substring(root.length() + 1), value);
              } else if (value instanceof Reference.ByKey reference) {
                parts.add(new Part(root, value, reference.key()));
              } else {
                parts.add(new Part(root, value, null));
              }
            });
    paths.forEach((root, onward) -> parts.add(new Part(root, null, onward.build())));
    return parts;
  }
}
