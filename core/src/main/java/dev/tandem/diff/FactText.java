package dev.tandem.diff;

import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts in words. */
final class FactText {
  private FactText() {}

  /** What stands at a place; null for nothing. */
  static @Nullable String of(Facts facts, MapPlace place) {
    Fact fact = facts.get(place);
    if (fact == null) {
      return null;
    }
    Object value = fact.value();
    if (value instanceof FieldMapping field) {
      return pair(field);
    } else if (value instanceof Leg leg) {
      return leg.sourceSchema() + " - " + leg.destinationSchema() + pairs(leg);
    } else if (value instanceof Transform transform) {
      return transform(transform);
    } else if (place.part() == MapPart.DIRECTION) {
      return fact.meaning() instanceof SyncDirection known
          ? direction(known)
          : "code " + json(value);
    }
    return place.part() == MapPart.ENTRY || value == null ? quoted(value) : json(value);
  }

  private static String pairs(Leg leg) {
    int number = leg.fieldMappings().size();
    return number == 1 ? " with 1 pair" : " with " + number + " pairs";
  }

  private static String pair(FieldMapping field) {
    String transforms =
        field.transforms().stream().map(FactText::transform).collect(Collectors.joining("; then "));
    return nameOr(field.sourceField())
        + " "
        + field.symbol()
        + " "
        + nameOr(field.destinationField())
        + (transforms.isEmpty() ? "" : ", " + transforms);
  }

  private static String nameOr(String field) {
    return field.isBlank() ? "(none)" : field.strip();
  }

  private static String direction(SyncDirection direction) {
    return switch (direction) {
      case FINANCE_TO_DATAVERSE -> "to Dataverse";
      case DATAVERSE_TO_FINANCE -> "to finance";
      case BOTH -> "both ways";
      case UNKNOWN -> "unknown";
    };
  }

  private static String transform(Transform transform) {
    if (transform instanceof Transform.ValueMap values) {
      return values.entries().stream()
          .map(entry -> quoted(entry.finance()) + " = " + quoted(entry.dataverse()))
          .collect(Collectors.joining(", ", "value map ", ""));
    } else if (transform instanceof Transform.DefaultValue value) {
      return "default " + quoted(value.literal());
    } else if (transform instanceof Transform.Truncate cut) {
      return "truncate to " + cut.length();
    }
    return "unknown transform " + ((Transform.Unknown) transform).type();
  }

  static String quoted(@Nullable Object value) {
    return value == null ? "null" : "'" + value + "'";
  }

  /** A value of a file, much as JSON writes it. */
  private static String json(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return object.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + json(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    } else if (value instanceof List<?> list) {
      return list.stream().map(FactText::json).collect(Collectors.joining(", ", "[", "]"));
    }
    String text = String.valueOf(value);
    return text.isBlank() ? "'" + text + "'" : text;
  }
}
