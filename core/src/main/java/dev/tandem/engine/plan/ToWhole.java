package dev.tandem.engine.plan;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** To a whole number within its range; fractions are refused (TYP-3, TYP-9). */
final class ToWhole extends Conversion {
  private final FieldType.Whole type;
  private final FieldType.@Nullable Enumeration source;
  private final BigDecimal min;
  private final BigDecimal max;

  ToWhole(FieldType.Whole type, Object blank, FieldType.@Nullable Enumeration source) {
    super(blank);
    this.type = type;
    this.source = source;
    min = BigDecimal.valueOf(type.min());
    max = BigDecimal.valueOf(type.max());
  }

  @Override
  Object convertValue(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return inRange(((Number) value).longValue());
    }
    if (value instanceof String text && text.isBlank()) {
      return blank();
    }
    return convertOther(value);
  }

  private Object convertOther(Object value) {
    if (value instanceof ChoiceValue choice) {
      return inRange(choice.number());
    }
    if (value instanceof LocalTime time) {
      return time.equals(time.truncatedTo(ChronoUnit.SECONDS))
          ? inRange(time.toSecondOfDay())
          : Failure.of(ErrorCode.DIGITS_LOST, "a time counts in whole seconds", value);
    }
    if (value instanceof EnumValue symbol && source != null) {
      String member = source.symbolOf(symbol.symbol());
      Integer number = member == null ? null : source.members().get(member);
      return number == null ? cannot("a whole number", value) : inRange(number);
    }
    BigDecimal number = Numbers.decimal(value);
    if (number == null) {
      return cannot("a whole number", value);
    }
    if (number.stripTrailingZeros().scale() > 0) {
      return Failure.of(
          ErrorCode.DIGITS_LOST, "a whole number takes no digits after the point", value);
    }
    return number.compareTo(min) < 0 || number.compareTo(max) > 0
        ? outOfRange(value)
        : boxed(number.longValueExact());
  }

  /** Whether the target holds 64 bits. */
  private boolean isWide() {
    return type.bits() == 64;
  }

  /** The number as a value of the target; a failure when it is out of range. */
  private Object inRange(long number) {
    return number < type.min() || number > type.max() ? outOfRange(number) : boxed(number);
  }

  private Object boxed(long number) {
    return isWide() ? (Object) number : (Object) (int) number;
  }

  private Failure outOfRange(Object value) {
    return Failure.of(
        ErrorCode.OUT_OF_RANGE,
        "the target takes whole numbers from %d to %d".formatted(type.min(), type.max()),
        value);
  }

  /** The finance empty whole number (section 1.8). */
  static Object zero(FieldType.Whole type) {
    return type.bits() == 64 ? (Object) 0L : (Object) 0;
  }

  @Override
  public String toString() {
    return "to whole" + (blank() == Blank.BLANK ? "" : " of finance");
  }
}
