package dev.tandem.diff;

import dev.tandem.map.LookupPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What spellings mean: case, space and the digits of a number that say nothing are dropped. */
final class Meanings {
  /** Exports leave these out or write null, by their age (QRK-3); neither says anything. */
  private static final Set<String> NULL_OR_ABSENT =
      Set.of(
          "entityName",
          "connectionSetName",
          "leftPartitionName",
          "centerPartitionName",
          "rightPartitionName",
          "sourceSchemaDistinctName",
          "destinationSchemaDistinctName",
          "isSourceFilterEditable",
          "sourceMQuery",
          "mashup",
          "sourceEntitySchema",
          "sourceProjectName",
          "entityFile",
          "entityFileInfo");

  private Meanings() {}

  /** A name that counts in any case (JSON-7). */
  static String name(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** The Dataverse end of a pair. */
  static String path(String text) {
    LookupPath path = LookupPath.parse(text.strip());
    if (path == null) {
      return name(text);
    }
    String targets =
        path.targets().stream()
            .map(target -> "." + target.table() + "(" + target.key() + ")")
            .collect(Collectors.joining());
    return name(String.join(".", path.segments()) + targets);
  }

  /** The column of the mapped table that a path begins at. */
  static String column(String text) {
    LookupPath path = LookupPath.parse(text.strip());
    return path == null ? name(text) : name(path.column());
  }

  /** Whether an unknown property says nothing. */
  static boolean isNothing(String property, @Nullable Object value) {
    return value == null && NULL_OR_ABSENT.contains(property);
  }

  /** A JSON value: numbers by value, objects without order. */
  static @Nullable Object json(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros();
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> meaning = new ArrayList<>();
      list.forEach(part -> meaning.add(json(part)));
      return meaning;
    }
    if (value instanceof Map<?, ?> object) {
      Map<Object, @Nullable Object> meaning = new LinkedHashMap<>();
      object.forEach((name, part) -> meaning.put(name, json(part)));
      return meaning;
    }
    return value;
  }

  /** A JSON value of the properties, whose inner names count in any case (PROP-1). */
  static @Nullable Object anyCase(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      return json(value);
    }
    Map<Object, @Nullable Object> meaning = new LinkedHashMap<>();
    object.forEach((name, part) -> meaning.putIfAbsent(name((String) name), anyCase(part)));
    return meaning;
  }

  /** A Dataverse value as the way back to finance looks it up (UND-10). */
  static String lookedUp(@Nullable String dataverse) {
    if (dataverse == null || dataverse.isEmpty()) {
      return "";
    }
    try {
      String number = dataverse.strip();
      return number.length() > 40 ? name(dataverse) : plain(new BigDecimal(number), dataverse);
    } catch (NumberFormatException text) {
      return dataverse.toLowerCase(Locale.ROOT);
    }
  }

  private static String plain(BigDecimal number, String text) {
    return Math.abs((long) number.scale()) > 40
        ? name(text)
        : number.stripTrailingZeros().toPlainString();
  }
}
