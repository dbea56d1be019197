package dev.tandem.row.format;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from characters, exactly and within bounds: 500 characters, and at most 200 digits beyond
 * the point on either side, so that an exponent never grows into megabytes. Anything else is null.
 */
final class NumberText {
  /** Characters of one number. */
  static final int MAX_LENGTH = 500;

  /** The largest scale and the largest power of ten. */
  static final int MAX_SCALE = 200;

  private static final int FAST_DIGITS = 18;

  private NumberText() {}

  static @Nullable BigDecimal decimal(char[] text, int from, int to) {
    if (to == from || to - from > MAX_LENGTH || !isPlain(text, from, to)) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text, from, to - from);
      return Math.abs((long) number.scale()) > MAX_SCALE ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A whole number of at most 64 bits; one written with zero decimals counts. */
  static @Nullable Long whole(char[] text, int from, int to) {
    int start = to > from && text[from] == '-' ? from + 1 : from;
    int count = to - start;
    if (count == 0 || count > FAST_DIGITS) {
      return slow(text, from, to);
    }
    long number = 0;
    for (int i = start; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return slow(text, from, to);
      }
      number = number * 10 + digit;
    }
    return start == from ? number : -number;
  }

  private static @Nullable Long slow(char[] text, int from, int to) {
    BigDecimal number = decimal(text, from, to);
    if (number == null) {
      return null;
    }
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** Only ASCII digits and signs: the number class also knows digits of other scripts. */
  private static boolean isPlain(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text[i];
      boolean plain =
          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
