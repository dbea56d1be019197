package dev.tandem.map.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a map file: its properties by name in any case (QRK-9), scalars of any kind as
 * text, and errors that know their place. Where two spellings of a name stand in one object, the
 * exact one counts, else the first.
 */
final class JsonObject {
  private final Map<?, ?> properties;
  private final List<String> path;
  private final JsonSource source;

  private JsonObject(Map<?, ?> properties, List<String> path, JsonSource source) {
    this.properties = properties;
    this.path = path;
    this.source = source;
  }

  /** The value of a whole text. */
  static JsonObject root(@Nullable Object value, JsonSource source) {
    if (value instanceof Map<?, ?> properties) {
      return new JsonObject(properties, List.of(), source);
    }
    throw JsonPlaces.malformed(source, List.of(), "found " + kind(value) + "; expected an object");
  }

  /** An object that has been read before. */
  static JsonObject reread(Map<String, @Nullable Object> properties) {
    return new JsonObject(properties, List.of(), JsonSource.of("map", ""));
  }

  /** The text that it is part of. */
  JsonSource source() {
    return source;
  }

  /** The properties in document order, with their own spelling. */
  Map<String, @Nullable Object> properties() {
    @SuppressWarnings("unchecked") // keys of JSON objects are text
    Map<String, @Nullable Object> typed = (Map<String, @Nullable Object>) properties;
    return typed;
  }

  /** How a property is spelled here; null when it is absent. */
  @Nullable String spelling(String name) {
    if (properties.containsKey(name)) {
      return name;
    }
    for (Object key : properties.keySet()) {
      if (name.equalsIgnoreCase((String) key)) {
        return (String) key;
      }
    }
    return null;
  }

  /** The value of a property; null when it is absent or null. */
  @Nullable Object value(String name) {
    String spelling = spelling(name);
    return spelling == null ? null : properties.get(spelling);
  }

  /** A property as text; null when it is absent or null. */
  @Nullable String textOrNull(String name) {
    Object value = value(name);
    if (value instanceof Map || value instanceof List) {
      throw unexpected(name, "text");
    }
    return text(value);
  }

  /** A property as text; empty when it is absent or null. */
  String text(String name) {
    String text = textOrNull(name);
    return text == null ? "" : text;
  }

  /** Whether a property is true, as a boolean or as text. */
  boolean flag(String name) {
    return "true".equalsIgnoreCase(textOrNull(name));
  }

  /** A property that lists objects; empty when it is absent or null. */
  List<JsonObject> objects(String name) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw unexpected(name, "an array of objects");
    }
    List<JsonObject> objects = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      List<String> at = below(name, Integer.toString(i));
      if (!(list.get(i) instanceof Map<?, ?> properties)) {
        throw JsonPlaces.malformed(
            source, at, "found " + kind(list.get(i)) + "; expected an object");
      }
      objects.add(new JsonObject(properties, at, source));
    }
    return objects;
  }

  /** A property that is an object; null when it is absent or null. */
  @Nullable JsonObject object(String name) {
    Object value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Map<?, ?> properties) {
      return new JsonObject(properties, below(name), source);
    }
    throw unexpected(name, "an object");
  }

  /** The text of a property that is JSON itself. */
  JsonSource inner(String name, String text) {
    return source.inner(text, below(name));
  }

  /** This object is not what it should be. */
  MapFormatException malformed(String text) {
    return JsonPlaces.malformed(source, path, text);
  }

  /** A property of this object is not what it should be. */
  MapFormatException malformed(String name, String text) {
    return JsonPlaces.malformed(source, below(name), text);
  }

  private MapFormatException unexpected(String name, String expected) {
    return malformed(name, "found " + kind(value(name)) + "; expected " + expected);
  }

  /** The path to a property of this object. */
  List<String> below(String name, String... more) {
    String spelling = spelling(name);
    Stream<String> own = Stream.of(spelling == null ? name : spelling);
    return Stream.of(path.stream(), own, Stream.of(more)).flatMap(part -> part).toList();
  }

  /** A scalar as text: a number as it is written, never expanded. */
  static @Nullable String text(@Nullable Object scalar) {
    return scalar == null ? null : scalar.toString();
  }

  /** What kind of value it is, for messages. */
  static String kind(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "an array";
    }
    if (value instanceof String) {
      return "text";
    }
    return value instanceof BigDecimal ? "a number" : value.toString();
  }
}
