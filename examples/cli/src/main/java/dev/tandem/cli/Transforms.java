package dev.tandem.cli;

import dev.tandem.map.Transform;
import dev.tandem.map.Transform.ValueMap.Entry;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Transforms in words. */
final class Transforms {
  private static final int SHOWN = 3;

  private Transforms() {}

  /** The steps in order; value maps are cut after three pairs unless all is wanted. */
  static String text(List<Transform> transforms, boolean full) {
    return transforms.stream().map(step -> text(step, full)).collect(Collectors.joining("; then "));
  }

  private static String text(Transform transform, boolean full) {
    if (transform instanceof Transform.ValueMap valueMap) {
      return values(valueMap.entries(), full);
    } else if (transform instanceof Transform.DefaultValue value) {
      return value.literal() == null ? "default null" : "default '" + value.literal() + "'";
    } else if (transform instanceof Transform.Truncate truncate) {
      return "truncate to " + truncate.length();
    }
    return "unknown: " + ((Transform.Unknown) transform).type();
  }

  private static String values(List<Entry> entries, boolean full) {
    int shown = full || entries.size() <= SHOWN + 1 ? entries.size() : SHOWN;
    String text =
        entries.stream()
            .limit(shown)
            .map(entry -> quoted(entry.finance()) + " = " + quoted(entry.dataverse()))
            .collect(Collectors.joining(", "));
    return shown == entries.size() ? text : text + ", ... " + (entries.size() - shown) + " more";
  }

  private static String quoted(@Nullable String value) {
    if (value == null) {
      return "null";
    }
    return value.isBlank() ? "'" + value + "'" : value;
  }
}
