package dev.tandem.check;

import dev.tandem.map.Direction;
import dev.tandem.map.Transform.ValueMap.Entry;
import dev.tandem.spi.schema.FieldType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that a column of few values can hold, as value maps write them. */
final class Members {
  private Members() {}

  /** All of them; empty when the type has no published members. */
  static Optional<List<String>> of(FieldType type) {
    if (type instanceof FieldType.Bool) {
      return Optional.of(List.of("true", "false"));
    } else if (type instanceof FieldType.Enumeration members && !members.members().isEmpty()) {
      return Optional.of(List.copyOf(members.members().keySet()));
    } else if (type instanceof FieldType.Choice choice
        && !choice.multiple()
        && !choice.options().isEmpty()) {
      return Optional.of(choice.options().keySet().stream().map(String::valueOf).toList());
    }
    return Optional.empty();
  }

  /** A member for people: an option with its label. */
  static String words(FieldType type, String member) {
    String label =
        type instanceof FieldType.Choice choice
            ? choice.options().get(Integer.valueOf(member))
            : null;
    return label == null ? member : member + " (" + label + ")";
  }

  /** The end of an entry that values travelling this way are compared with (TRF-5). */
  static @Nullable String key(Entry entry, Direction direction) {
    return direction == Direction.TO_DATAVERSE ? entry.finance() : entry.dataverse();
  }

  /** Whether an entry is for a member. */
  static boolean isFor(Entry entry, Direction direction, String member) {
    String key = key(entry, direction);
    return key != null && means(key, member);
  }

  /** Whether a key finds a member: in any case, but with space only around numbers (UND-10). */
  static boolean means(String key, String member) {
    return key.equalsIgnoreCase(member)
        || (member.matches("-?[0-9]+") && key.strip().equals(member));
  }
}
