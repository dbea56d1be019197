package dev.tandem.engine.plan;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** To a time of day; a whole number counts seconds since midnight (TYP-9). */
final class ToTime extends Conversion {
  private static final int SECONDS_OF_DAY = 86_400;

  ToTime(Object blank) {
    super(blank);
  }

  @Override
  Object convertValue(Object value) {
    if (value instanceof LocalTime) {
      return value;
    }
    LocalTime time = value instanceof String text ? parse(text.strip()) : seconds(value);
    if (time != null) {
      return time;
    }
    return value instanceof String text && text.isBlank()
        ? blank()
        : cannot("a time of day", value);
  }

  private static @Nullable LocalTime parse(String text) {
    try {
      return text.length() <= 20 && text.indexOf(':') > 0 ? LocalTime.parse(text) : seconds(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable LocalTime seconds(Object value) {
    BigDecimal number = Numbers.decimal(value);
    if (number == null
        || number.signum() < 0
        || number.compareTo(BigDecimal.valueOf(SECONDS_OF_DAY)) >= 0
        || number.stripTrailingZeros().scale() > 0) {
      return null;
    }
    return LocalTime.ofSecondOfDay(number.longValueExact());
  }
}
