package dev.tandem.example.jdbc;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Any value as a text that tells its class: a letter, then the value. */
final class TaggedText {
  private TaggedText() {}

  static String write(Object value) {
    if (value instanceof String text) {
      return "s" + text;
    } else if (value instanceof Integer number) {
      return "i" + number;
    } else if (value instanceof Long number) {
      return "l" + number;
    } else if (value instanceof BigDecimal number) {
      return "d" + number;
    } else if (value instanceof Boolean flag) {
      return "b" + flag;
    } else if (value instanceof UUID id) {
      return "u" + id;
    } else if (value instanceof EnumValue member) {
      return "e" + member.symbol();
    } else if (value instanceof ChoiceValue option) {
      return "c" + option.number() + (option.label() == null ? "" : ":" + option.label());
    } else if (value instanceof Reference.ById reference) {
      String table = reference.table();
      return "r" + reference.id() + (table == null ? "" : ":" + table);
    }
    return writeTime(value);
  }

  private static String writeTime(Object value) {
    if (value instanceof LocalDate day) {
      return "D" + day;
    } else if (value instanceof Instant instant) {
      return "I" + instant;
    } else if (value instanceof LocalDateTime wall) {
      return "W" + wall;
    } else if (value instanceof LocalTime time) {
      return "T" + time;
    }
    throw new IllegalArgumentException("cannot be kept: " + value.getClass());
  }

  /** Whether a value can be written; a lookup by key cannot, it must become one by id first. */
  static boolean takes(Object value) {
    return !(value instanceof Reference.ByKey) && !(value instanceof KeyValues);
  }

  static Object read(String tagged) {
    String text = tagged.substring(1);
    return switch (tagged.charAt(0)) {
      case 's' -> text;
      case 'i' -> Integer.valueOf(text);
      case 'l' -> Long.valueOf(text);
      case 'd' -> new BigDecimal(text);
      case 'b' -> Boolean.valueOf(text);
      case 'u' -> UUID.fromString(text);
      case 'e' -> EnumValue.of(text);
      case 'c' -> option(text);
      case 'r' -> Reference.byId(after(text), UUID.fromString(before(text)));
      case 'D' -> LocalDate.parse(text);
      case 'I' -> Instant.parse(text);
      case 'W' -> LocalDateTime.parse(text);
      case 'T' -> LocalTime.parse(text);
      default ->
          throw new IllegalArgumentException("no kept value starts with " + tagged.charAt(0));
    };
  }

  private static ChoiceValue option(String text) {
    return new ChoiceValue(Integer.parseInt(before(text)), after(text));
  }

  private static String before(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  private static @Nullable String after(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? null : text.substring(colon + 1);
  }
}
