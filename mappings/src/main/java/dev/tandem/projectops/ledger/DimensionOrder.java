package dev.tandem.projectops.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How dimensions stand in one text, for example {@code 022--BU1}: one part for each dimension in
 * the order of the set-up, empty where none is set. Immutable and safe for any thread.
 *
 * @param names the dimensions in order
 * @param separator what stands between the parts
 */
public record DimensionOrder(List<String> names, String separator) {
  /** Copies the list. */
  public DimensionOrder {
    names = List.copyOf(names);
  }

  /** This order with the usual separator. */
  public static DimensionOrder of(String... names) {
    return new DimensionOrder(List.of(names), "-");
  }

  /**
   * The dimensions of a text; none when there is no text.
   *
   * @throws IllegalArgumentException when the text has more parts than there are dimensions
   */
  public Dimensions parse(Optional<String> text) {
    String[] parts = text.orElse("").split(Pattern.quote(separator), -1);
    if (parts.length > Math.max(1, names.size()) || (names.isEmpty() && !parts[0].isBlank())) {
      throw new IllegalArgumentException(
          "dimensions '%s': give at most one value for each of %s"
              .formatted(text.orElse(""), names));
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < Math.min(parts.length, names.size()); i++) {
      values.put(names.get(i), parts[i]);
    }
    return Dimensions.of(values);
  }

  /** The text of dimensions; empty when none of them is set. */
  public Optional<String> format(Dimensions dimensions) {
    List<String> parts = new ArrayList<>();
    names.forEach(name -> parts.add(dimensions.values().getOrDefault(name, "")));
    String text = parts.stream().collect(Collectors.joining(separator));
    return dimensions.values().isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
