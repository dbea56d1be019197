package dev.tandem.spi.testkit;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DateTimeBehavior;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Valid values for columns, numbered so that texts, numbers and ids differ. */
final class SampleValues {
  private static final BigDecimal MANY_DIGITS = new BigDecimal("123456789012345");
  private static final int RADIX = 36;
  private static final int LONG_ENOUGH = 8;

  private SampleValues() {}

  /** The n-th value of a column; null for lookups and columns whose values are not known. */
  static @Nullable Object of(ColumnSchema column, int n) {
    FieldType type = column.type();
    if (type instanceof FieldType.Text text) {
      return text(text, n);
    } else if (type instanceof FieldType.Whole whole) {
      long number = whole(whole, n);
      return whole.bits() == 64 ? (Object) number : (Object) (int) number;
    } else if (type instanceof FieldType.Decimal decimal) {
      return decimal(decimal, new BigDecimal(n));
    } else if (type instanceof FieldType.Choice choice) {
      return choice(choice, n);
    } else if (type instanceof FieldType.Enumeration members) {
      List<String> symbols = List.copyOf(members.members().keySet());
      return symbols.isEmpty() ? null : EnumValue.of(symbols.get(n % symbols.size()));
    }
    return plain(type, n);
  }

  private static @Nullable Object plain(FieldType type, int n) {
    if (type instanceof FieldType.Bool) {
      return n % 2 == 0;
    } else if (type instanceof FieldType.DateOnly) {
      return LocalDate.of(2026, 1, 1).plusDays(n);
    } else if (type instanceof FieldType.DateTime dateTime) {
      // Late in the day, so that a shift by a time zone changes the date.
      return dateTime.behavior() == DateTimeBehavior.INSTANT
          ? (Object) Instant.parse("2026-03-05T23:30:00Z").plusSeconds(n)
          : LocalDateTime.of(2026, 3, 5, 23, 30).plusSeconds(n);
    } else if (type instanceof FieldType.TimeOfDay) {
      return LocalTime.of(8, 0).plusSeconds(n);
    } else if (type instanceof FieldType.Guid) {
      return new UUID(0x5a5a_0000_0000_4000L, 0x8000_0000_0000_0000L | n);
    }
    return null;
  }

  /** A value that a careless way through binary floats or time zones would change. */
  static @Nullable Object demanding(ColumnSchema column) {
    return column.type() instanceof FieldType.Decimal decimal
        ? decimal(decimal, largest(decimal))
        : of(column, 1);
  }

  private static BigDecimal largest(FieldType.Decimal type) {
    BigDecimal max = type.max();
    BigDecimal whole = MANY_DIGITS;
    while (max != null && whole.signum() > 0 && whole.compareTo(max) >= 0) {
      whole = whole.movePointLeft(1).setScale(0, RoundingMode.DOWN);
    }
    return whole;
  }

  private static String text(FieldType.Text type, int n) {
    String number = Integer.toString(n, RADIX);
    boolean wide = type.maxLength() == FieldType.UNKNOWN || type.maxLength() >= LONG_ENOUGH;
    if (wide) {
      return "Row-" + number;
    }
    return number.substring(Math.max(0, number.length() - type.maxLength()));
  }

  private static long whole(FieldType.Whole type, int n) {
    boolean ordinary = type.min() <= 1 && type.max() >= 1L + n;
    long span = type.max() - type.min() + 1;
    return ordinary ? 1L + n : type.min() + (span > 0 ? n % span : 0);
  }

  private static BigDecimal decimal(FieldType.Decimal type, BigDecimal whole) {
    int scale = type.scale() == FieldType.UNKNOWN ? 2 : type.scale();
    BigDecimal odd = BigDecimal.TEN.pow(scale).subtract(BigDecimal.ONE).movePointLeft(scale);
    BigDecimal value = whole.add(odd);
    int digits = type.precision();
    if (digits != FieldType.UNKNOWN && value.precision() > digits) {
      value = value.remainder(BigDecimal.TEN.pow(Math.max(digits - scale, 0)));
    }
    BigDecimal min = type.min();
    BigDecimal max = type.max();
    if (max != null && value.compareTo(max) > 0) {
      value = max;
    }
    return min != null && value.compareTo(min) < 0 ? min : value;
  }

  private static @Nullable Object choice(FieldType.Choice type, int n) {
    List<Integer> numbers = List.copyOf(type.options().keySet());
    if (numbers.isEmpty()) {
      return null;
    }
    int number = numbers.get(n % numbers.size());
    return type.multiple() ? (Object) Integer.toString(number) : ChoiceValue.of(number);
  }
}
