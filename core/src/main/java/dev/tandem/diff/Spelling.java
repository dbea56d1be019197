package dev.tandem.diff;

import dev.tandem.map.Original;
import org.jspecify.annotations.Nullable;

/** Properties of an original by name in any case (QRK-9). */
final class Spelling {
  private Spelling() {}

  /** How a name is spelled there; as it is given when it is absent. */
  static String of(Original original, String name) {
    if (original.properties().containsKey(name)) {
      return name;
    }
    return original.properties().keySet().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }

  static @Nullable Object value(Original original, String name) {
    return original.properties().get(of(original, name));
  }
}
