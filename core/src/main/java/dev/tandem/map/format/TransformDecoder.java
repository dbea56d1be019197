package dev.tandem.map.format;

import dev.tandem.map.Original;
import dev.tandem.map.Transform;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads transforms: by {@code transformType} in any case, else by {@code $type} (JSON-6). */
final class TransformDecoder {
  /**
   * What the length of a truncation may be called. Its name is not published and no shipped map
   * truncates; the writer uses the first.
   */
  static final List<String> LENGTH_NAMES = List.of(Names.LENGTH, "maxLength", "truncateLength");

  private TransformDecoder() {}

  static Transform transform(JsonObject json) {
    Original original = new Original(json.properties());
    String type = json.text(Names.TRANSFORM_TYPE).strip();
    String hint = json.text(Names.DOLLAR_TYPE);
    return switch (kind(type, hint)) {
      case "valuemap" ->
          new Transform.ValueMap(entries(json), json.flag(Names.CREATE_VALUES), original);
      case "default" -> new Transform.DefaultValue(json.textOrNull(Names.DEFAULT_VALUE), original);
      case "truncate" -> truncate(json, type.isEmpty() ? hint : type, original);
      default -> new Transform.Unknown(type.isEmpty() ? hint : type, original);
    };
  }

  private static String kind(String type, String hint) {
    if (!type.isEmpty()) {
      return type.toLowerCase(Locale.ROOT);
    }
    String name = hint.toLowerCase(Locale.ROOT);
    if (name.contains("valuemaptransform")) {
      return "valuemap";
    }
    if (name.contains("defaultvaluetransform")) {
      return "default";
    }
    return name.contains("truncatetransform") ? "truncate" : "";
  }

  private static List<Transform.ValueMap.Entry> entries(JsonObject json) {
    JsonObject valueMap = json.object(Names.VALUE_MAP);
    List<Transform.ValueMap.Entry> entries = new ArrayList<>();
    if (valueMap != null) {
      for (Map.Entry<String, @Nullable Object> pair : valueMap.properties().entrySet()) {
        if (pair.getValue() instanceof Map || pair.getValue() instanceof List) {
          throw valueMap.malformed(
              pair.getKey(),
              "found " + JsonObject.kind(pair.getValue()) + "; expected text or null");
        }
        entries.add(new Transform.ValueMap.Entry(pair.getKey(), JsonObject.text(pair.getValue())));
      }
    }
    return entries;
  }

  private static Transform truncate(JsonObject json, String type, Original original) {
    for (String name : LENGTH_NAMES) {
      OptionalInt length = wholeNumber(json.value(name));
      if (length.isPresent() && length.getAsInt() >= 0) {
        return new Transform.Truncate(length.getAsInt(), original);
      }
    }
    return new Transform.Unknown(type, original);
  }

  /** A number or numeric text as a whole number; nothing when it is none, however large. */
  static OptionalInt wholeNumber(@Nullable Object value) {
    String text = value instanceof String string ? string.strip() : "";
    if (text.matches("[+-]?[0-9]{1,9}")) {
      return OptionalInt.of(Integer.parseInt(text));
    }
    if (value instanceof BigDecimal number
        && number.precision() - (long) number.scale() <= 9
        && (number.signum() == 0 || number.scale() <= number.precision())) {
      try {
        return OptionalInt.of(number.intValueExact());
      } catch (ArithmeticException e) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }
}
