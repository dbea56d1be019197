package dev.tandem.engine.plan;

import dev.tandem.spi.value.ChoiceValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads numbers from values without ever expanding a hostile exponent. */
final class Numbers {
  private static final int MAX_DIGITS = 100;
  private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private Numbers() {}

  /** The value as an exact decimal, or null when it is no number or an absurd one. */
  static @Nullable BigDecimal decimal(Object value) {
    if (value instanceof BigDecimal number) {
      return isSane(number) ? number : null;
    } else if (value instanceof Integer || value instanceof Long) {
      return BigDecimal.valueOf(((Number) value).longValue());
    } else if (value instanceof ChoiceValue choice) {
      return BigDecimal.valueOf(choice.number());
    } else if (value instanceof String text) {
      return parse(text.strip());
    }
    return null;
  }

  /** A number written with digits, sign, point and exponent, or null. */
  static @Nullable BigDecimal parse(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS || !startsLikeNumber(text)) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return isSane(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean startsLikeNumber(String text) {
    char first = text.charAt(0);
    return first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9');
  }

  /** The number as one of 32 bits; null when it has a fraction or is beyond them. */
  static @Nullable Integer int32(BigDecimal number) {
    boolean fits =
        number.compareTo(LEAST) >= 0
            && number.compareTo(MOST) <= 0
            && number.stripTrailingZeros().scale() <= 0;
    return fits ? number.intValueExact() : null;
  }

  private static boolean isSane(BigDecimal number) {
    return Math.abs((long) number.scale()) + number.precision() <= 4L * MAX_DIGITS;
  }
}
