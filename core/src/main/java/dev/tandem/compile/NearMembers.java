package dev.tandem.compile;

import dev.tandem.filter.NearestNames;
import dev.tandem.spi.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which members of a column somebody may have meant (TRF-5). Without state. */
public final class NearMembers {
  private NearMembers() {}

  /**
   * The question to ask; empty when no member is near.
   *
   * @param type the column's type
   * @param text what was written instead of a member
   */
  public static String question(FieldType type, String text) {
    List<String> near = of(type, text.strip());
    return near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "?";
  }

  private static List<String> of(FieldType type, String text) {
    if (type instanceof FieldType.Bool) {
      return NearestNames.of(text, Stream.of("true", "false"));
    } else if (type instanceof FieldType.Enumeration members) {
      return NearestNames.of(text, members.members().keySet().stream());
    }
    return type instanceof FieldType.Choice choice ? options(choice.options(), text) : List.of();
  }

  /** An option that is written as its label, else those whose numbers are near. */
  private static List<String> options(Map<Integer, String> options, String text) {
    List<String> labelled = new ArrayList<>();
    List<String> near = NearestNames.of(text, options.values().stream());
    options.forEach(
        (number, label) -> {
          if (near.contains(label)) {
            labelled.add(words(number, label));
          }
        });
    return labelled.isEmpty()
        ? NearestNames.of(text, options.keySet().stream().map(String::valueOf)).stream()
            .map(number -> words(number, options.get(Integer.valueOf(number))))
            .toList()
        : labelled;
  }

  private static String words(Object number, @Nullable Object label) {
    return String.format(Locale.ROOT, "%s (%s)", number, label);
  }
}
