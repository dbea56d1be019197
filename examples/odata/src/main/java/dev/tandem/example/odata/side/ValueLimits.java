package dev.tandem.example.odata.side;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.ValueClasses;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds a value against its column before it travels, so that a row is told everything that is
 * wrong with it at once. No state.
 */
public final class ValueLimits {
  private ValueLimits() {}

  /** The value as the column takes it; null after a problem was told. */
  public static @Nullable Object accept(
      ColumnSchema column, Object value, Consumer<Problem> problems) {
    Object fitting = column.type() instanceof FieldType.Whole whole ? whole(whole, value) : value;
    Problem problem =
        ValueClasses.of(column.type()).isInstance(fitting)
            ? limits(column, fitting)
            : otherClass(column, value);
    if (problem != null) {
      problems.accept(problem);
      return null;
    }
    return fitting;
  }

  private static Object whole(FieldType.Whole type, Object value) {
    if (type.bits() == 64 && value instanceof Integer number) {
      return number.longValue();
    }
    return type.bits() == 32 && value instanceof Long number && number.intValue() == number
        ? (Object) number.intValue()
        : value;
  }

  private static @Nullable Problem limits(ColumnSchema column, Object value) {
    FieldType type = column.type();
    if (type instanceof FieldType.Text text) {
      return text(column, text, (String) value);
    } else if (type instanceof FieldType.Whole whole) {
      long number = ((Number) value).longValue();
      return number < whole.min() || number > whole.max() ? outOfRange(column, value) : null;
    } else if (type instanceof FieldType.Decimal decimal) {
      return decimal(column, decimal, (BigDecimal) value);
    } else if (type instanceof FieldType.Choice choice) {
      return choice(column, choice, value);
    } else if (type instanceof FieldType.Enumeration members) {
      boolean known =
          members.members().isEmpty() || members.symbolOf(((EnumValue) value).symbol()) != null;
      return known ? null : unknown(column, value, List.copyOf(members.members().keySet()));
    }
    return null;
  }

  private static @Nullable Problem text(ColumnSchema column, FieldType.Text type, String value) {
    return type.maxLength() == FieldType.UNKNOWN || value.length() <= type.maxLength()
        ? null
        : Problem.of(
            ErrorCode.TEXT_TOO_LONG,
            column.name(),
            "a text of %d characters is longer than the %d of the column"
                .formatted(value.length(), type.maxLength()),
            value);
  }

  private static @Nullable Problem decimal(
      ColumnSchema column, FieldType.Decimal type, BigDecimal value) {
    BigDecimal min = type.min();
    BigDecimal max = type.max();
    if ((min != null && value.compareTo(min) < 0) || (max != null && value.compareTo(max) > 0)) {
      return outOfRange(column, value);
    }
    BigDecimal plain = value.stripTrailingZeros();
    int scale = Math.max(type.scale(), 0);
    boolean counted = type.precision() != FieldType.UNKNOWN && plain.signum() != 0;
    if (counted && (long) plain.precision() - plain.scale() > type.precision() - scale) {
      return outOfRange(column, value);
    }
    boolean tooFine = type.scale() != FieldType.UNKNOWN && plain.scale() > type.scale();
    boolean tooMany =
        counted && type.scale() == FieldType.UNKNOWN && plain.precision() > type.precision();
    return tooFine || tooMany
        ? Problem.of(ErrorCode.DIGITS_LOST, column.name(), "the column keeps fewer digits", value)
        : null;
  }

  private static @Nullable Problem choice(
      ColumnSchema column, FieldType.Choice type, Object value) {
    boolean known = true;
    if (value instanceof ChoiceValue option) {
      known = type.allows(option.number());
    } else {
      for (String part : value.toString().split("[,;]", -1)) {
        String number = part.strip();
        known &= number.matches("-?[0-9]{1,9}") && type.allows(Integer.parseInt(number));
      }
    }
    List<String> allowed = type.options().keySet().stream().map(String::valueOf).toList();
    return known ? null : unknown(column, value, allowed);
  }

  private static Problem unknown(ColumnSchema column, Object value, List<String> allowed) {
    return new Problem(
        ErrorCode.UNKNOWN_OPTION,
        column.name(),
        "the column has no such option",
        value.toString(),
        allowed);
  }

  private static Problem outOfRange(ColumnSchema column, Object value) {
    return Problem.of(
        ErrorCode.OUT_OF_RANGE, column.name(), "the number is out of the column's range", value);
  }

  private static Problem otherClass(ColumnSchema column, Object value) {
    return Problem.of(
        ErrorCode.VALUE_NOT_CONVERTIBLE,
        column.name(),
        "a column of type %s cannot take a %s"
            .formatted(column.type().getClass().getSimpleName(), value.getClass().getSimpleName()),
        value);
  }
}
