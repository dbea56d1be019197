package dev.tandem.filter;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in a slot although its type says otherwise: text that a reader left alone, a
 * number where an enum member is due.
 */
final class SlotValues {
  /** Stands for text that its column's type cannot read; no literal compares with it. */
  private static final Object UNREADABLE = new Object();

  private SlotValues() {}

  /** The value in the class of the column's type where it can be read as such. */
  static Object readable(Object slot, FieldType type) {
    if (slot instanceof String text) {
      return Objects.requireNonNullElse(typed(text, type), UNREADABLE);
    }
    if (slot instanceof Integer number && type instanceof FieldType.Enumeration enumeration) {
      String symbol = enumeration.symbolOf(number.intValue());
      return symbol == null ? slot : EnumValue.of(symbol);
    }
    return slot;
  }

  private static @Nullable Object typed(String text, FieldType type) {
    if (isText(type)) {
      return text;
    } else if (type instanceof FieldType.Enumeration) {
      return EnumValue.of(text);
    } else if (type instanceof FieldType.Bool) {
      return Readings.flag(text);
    } else if (type instanceof FieldType.DateOnly || type instanceof FieldType.DateTime) {
      return temporal(text);
    } else if (type instanceof FieldType.TimeOfDay) {
      return Readings.time(text);
    } else if (type instanceof FieldType.Guid || type instanceof FieldType.Lookup) {
      return Readings.guid(text);
    }
    return Readings.number(text);
  }

  private static @Nullable Object temporal(String text) {
    LocalDate date = Readings.date(text);
    return date == null ? Readings.moment(text) : date;
  }

  /** Whether text in a column of this type means itself. */
  static boolean isText(FieldType type) {
    return type instanceof FieldType.Text
        || type instanceof FieldType.Untyped
        || (type instanceof FieldType.Choice choice && choice.multiple());
  }

  /** Text read as what the literal is; null when it cannot. */
  static @Nullable Object like(Literal literal, String text) {
    if (literal instanceof Literal.Bool) {
      return Readings.flag(text);
    } else if (literal instanceof Literal.Guid) {
      return Readings.guid(text);
    } else if (literal instanceof Literal.Numeric) {
      BigDecimal number = Readings.number(text);
      return number == null ? Readings.flag(text) : number;
    }
    return temporal(text);
  }

  /** The value as a number, or null. */
  static @Nullable BigDecimal number(Object value) {
    if (value instanceof Integer number) {
      return BigDecimal.valueOf(number);
    } else if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    } else if (value instanceof ChoiceValue choice) {
      return BigDecimal.valueOf(choice.number());
    }
    return value instanceof BigDecimal number ? number : null;
  }

  /** The text that patterns and text functions look at; null when the value has none. */
  static @Nullable String text(Object value) {
    if (value instanceof String text) {
      return text;
    } else if (value instanceof EnumValue member) {
      return member.symbol();
    } else if (value instanceof BigDecimal number) {
      return number.precision() - (long) number.scale() > 100 || number.scale() > 100
          ? null
          : number.toPlainString();
    }
    boolean plain =
        value instanceof Integer || value instanceof Long || value instanceof ChoiceValue;
    return plain ? value.toString() : null;
  }
}
