package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.ValueClasses;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds one value against the type and the limits of its column. Lookups are checked elsewhere. No
 * state; safe for any thread.
 */
final class ValueCheck {
  private ValueCheck() {}

  /** The value as it is stored; null after a problem was added. */
  static @Nullable Object accept(ColumnSchema column, Object value, List<Problem> problems) {
    FieldType type = column.type();
    Object stored = type instanceof FieldType.Whole whole ? widen(whole, value) : value;
    Problem problem =
        ValueClasses.of(type).isInstance(stored)
            ? limits(column.name(), type, stored)
            : wrongClass(column, value);
    if (problem != null) {
      problems.add(problem);
      return null;
    }
    if (type instanceof FieldType.Enumeration members && stored instanceof EnumValue member) {
      String symbol = members.symbolOf(member.symbol());
      return symbol == null ? member : EnumValue.of(symbol);
    }
    return stored;
  }

  /** A 64-bit column takes 32-bit numbers, and a 32-bit column those that fit. */
  private static Object widen(FieldType.Whole type, Object value) {
    if (type.bits() == 64 && value instanceof Integer number) {
      return number.longValue();
    }
    boolean narrow =
        type.bits() == 32 && value instanceof Long number && number.intValue() == number;
    return narrow ? (Object) ((Long) value).intValue() : value;
  }

  private static @Nullable Problem limits(String field, FieldType type, Object value) {
    if (type instanceof FieldType.Text text) {
      return text(field, text, (String) value);
    } else if (type instanceof FieldType.Whole whole) {
      return whole(field, whole, ((Number) value).longValue());
    } else if (type instanceof FieldType.Decimal decimal) {
      return decimal(field, decimal, (BigDecimal) value);
    } else if (type instanceof FieldType.Choice choice) {
      return choice(field, choice, value);
    } else if (type instanceof FieldType.Enumeration members) {
      return member(field, members, (EnumValue) value);
    }
    return null;
  }

  private static @Nullable Problem text(String field, FieldType.Text type, String value) {
    if (type.maxLength() == FieldType.UNKNOWN || value.length() <= type.maxLength()) {
      return null;
    }
    return Problem.of(
        ErrorCode.TEXT_TOO_LONG,
        field,
        "the text has %d characters, the column takes %d"
            .formatted(value.length(), type.maxLength()),
        value);
  }

  private static @Nullable Problem whole(String field, FieldType.Whole type, long value) {
    boolean inside = value >= type.min() && value <= type.max();
    return inside
        ? null
        : outOfRange(field, "the column takes %d to %d".formatted(type.min(), type.max()), value);
  }

  private static @Nullable Problem decimal(String field, FieldType.Decimal type, BigDecimal value) {
    BigDecimal min = type.min();
    BigDecimal max = type.max();
    if ((min != null && value.compareTo(min) < 0) || (max != null && value.compareTo(max) > 0)) {
      return outOfRange(field, "the column takes %s to %s".formatted(min, max), value);
    }
    BigDecimal plain = value.stripTrailingZeros();
    int scale = type.scale();
    if (scale != FieldType.UNKNOWN && plain.scale() > scale) {
      return digitsLost(field, "the column keeps %d decimals".formatted(scale), value);
    }
    int digits = type.precision();
    if (digits == FieldType.UNKNOWN) {
      return null;
    }
    int whole = digits - Math.max(scale, 0);
    if (plain.signum() != 0 && (long) plain.precision() - plain.scale() > whole) {
      return outOfRange(
          field, "the column takes %d digits before the point".formatted(whole), value);
    }
    boolean lost = scale == FieldType.UNKNOWN && plain.precision() > digits;
    return lost ? digitsLost(field, "the column keeps %d digits".formatted(digits), value) : null;
  }

  private static @Nullable Problem choice(String field, FieldType.Choice type, Object value) {
    if (value instanceof ChoiceValue option) {
      return type.allows(option.number()) ? null : unknownOption(field, type, option);
    }
    for (String part : value.toString().split("[,;]", -1)) {
      if (!isOption(type, part.strip())) {
        return unknownOption(field, type, value);
      }
    }
    return null;
  }

  private static boolean isOption(FieldType.Choice type, String part) {
    try {
      return type.allows(Integer.parseInt(part));
    } catch (NumberFormatException notNumber) {
      return false;
    }
  }

  private static @Nullable Problem member(
      String field, FieldType.Enumeration type, EnumValue value) {
    if (type.members().isEmpty() || type.symbolOf(value.symbol()) != null) {
      return null;
    }
    return new Problem(
        ErrorCode.UNKNOWN_OPTION,
        field,
        "the enumeration %s has no such member".formatted(type.name()),
        value.symbol(),
        List.copyOf(type.members().keySet()));
  }

  private static Problem wrongClass(ColumnSchema column, Object value) {
    return Problem.of(
        ErrorCode.VALUE_NOT_CONVERTIBLE,
        column.name(),
        "a column of type %s takes %s, not %s"
            .formatted(
                column.type().getClass().getSimpleName(),
                ValueClasses.of(column.type()).getSimpleName(),
                value.getClass().getSimpleName()),
        value);
  }

  private static Problem unknownOption(String field, FieldType.Choice type, Object value) {
    List<String> allowed = type.options().keySet().stream().map(String::valueOf).toList();
    return new Problem(
        ErrorCode.UNKNOWN_OPTION,
        field,
        "the choice has no such option",
        value.toString(),
        allowed);
  }

  private static Problem outOfRange(String field, String expected, Object value) {
    return Problem.of(
        ErrorCode.OUT_OF_RANGE, field, "the number is out of range: " + expected, value);
  }

  private static Problem digitsLost(String field, String expected, Object value) {
    return Problem.of(
        ErrorCode.DIGITS_LOST, field, "the number would lose digits: " + expected, value);
  }
}
