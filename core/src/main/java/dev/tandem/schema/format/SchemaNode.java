package dev.tandem.schema.format;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows its place in its file, so that every complaint can name it. */
final class SchemaNode {
  private final SchemaJson.Place place;
  private final @Nullable Object value;

  /**
   * A node.
   *
   * @param value {@code Map<String, SchemaNode>}, {@code List<SchemaNode>}, String, BigDecimal,
   *     Boolean or null
   */
  SchemaNode(SchemaJson.Place place, @Nullable Object value) {
    this.place = place;
    this.value = value;
  }

  String file() {
    return place.file();
  }

  boolean isObject() {
    return value instanceof Map;
  }

  /** The property, or null when it is missing or JSON null. */
  @Nullable SchemaNode find(String property) {
    SchemaNode node = object().get(property);
    return node == null || node.value == null ? null : node;
  }

  SchemaNode require(String property) {
    SchemaNode node = find(property);
    if (node == null) {
      throw error("has no \"" + property + "\"; add it");
    }
    return node;
  }

  boolean has(String property) {
    return find(property) != null;
  }

  @Nullable String textOf(String property) {
    SchemaNode node = find(property);
    return node == null ? null : node.text();
  }

  boolean flagOf(String property) {
    SchemaNode node = find(property);
    return node != null && node.flag();
  }

  /** The elements of a list property; empty when it is missing. */
  List<SchemaNode> listOf(String property) {
    SchemaNode node = find(property);
    return node == null ? List.of() : node.list();
  }

  /** The texts of a list property; empty when it is missing. */
  List<String> textsOf(String property) {
    return listOf(property).stream().map(SchemaNode::text).toList();
  }

  @SuppressWarnings("unchecked")
  Map<String, SchemaNode> object() {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, SchemaNode>) map;
    }
    throw expected("an object");
  }

  @SuppressWarnings("unchecked")
  List<SchemaNode> list() {
    if (value instanceof List<?> list) {
      return (List<SchemaNode>) list;
    }
    throw expected("a list");
  }

  /** Text that is not blank. */
  String text() {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw expected("a text that is not blank");
  }

  /** The label of an option: text that may be empty, null when the label is not known. */
  String label() {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw expected("a text");
  }

  boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw expected("true or false");
  }

  BigDecimal number() {
    if (value instanceof BigDecimal number) {
      return number;
    }
    throw expected("a number");
  }

  /** A whole number between two bounds. */
  long whole(long min, long max) {
    BigDecimal number = number();
    if (number.compareTo(BigDecimal.valueOf(min)) < 0
        || number.compareTo(BigDecimal.valueOf(max)) > 0
        || number.stripTrailingZeros().scale() > 0) {
      throw expected("a whole number from %d to %d".formatted(min, max));
    }
    return number.longValueExact();
  }

  /** A bound, brought inside the type's own: metadata prints the bounds of 64 bits rounded. */
  long wholeWithin(long lowest, long highest) {
    BigDecimal bound = number();
    if (bound.compareTo(BigDecimal.valueOf(lowest)) < 0) {
      return lowest;
    }
    return bound.compareTo(BigDecimal.valueOf(highest)) > 0 ? highest : whole(lowest, highest);
  }

  SchemaFormatException expected(String what) {
    return error("found " + described() + ", expected " + what);
  }

  SchemaFormatException error(String problem) {
    return place.error(problem, null);
  }

  private String described() {
    if (value == null) {
      return "null";
    } else if (value instanceof Map) {
      return "an object";
    } else if (value instanceof List) {
      return "a list";
    } else if (value instanceof String text) {
      return "\"" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "\"";
    }
    return value.toString();
  }
}
