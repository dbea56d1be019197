package dev.tandem.engine.plan;

import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;

/** Values as the text that value maps and text columns see. */
final class Texts {
  private static final int PLAIN_DIGITS = 400;

  private Texts() {}

  /** Whether a text surely holds more than white space, by its first character alone. */
  static boolean startsPlainly(String text) {
    return !text.isEmpty() && text.charAt(0) > ' ' && text.charAt(0) < 127;
  }

  /**
   * Whether a value is no part of a key: spaces at the end never count there, so a text of spaces
   * says as little as an empty one (UND-26, UND-27).
   */
  static boolean isBlankPart(Object value) {
    return value == Blank.BLANK || (value instanceof String text && text.isBlank());
  }

  /** Symbol of an enum, number of a choice, True or False, ISO dates, plain decimals. */
  static String of(Object value) {
    if (value instanceof String text) {
      return text;
    } else if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    } else if (value instanceof BigDecimal number) {
      return plain(number);
    } else if (value == Blank.BLANK) {
      return "";
    } else if (value instanceof Reference.ById byId) {
      return byId.id().toString();
    } else if (value instanceof Reference.ByKey byKey) {
      return byKey.key().toString();
    }
    return value.toString();
  }

  /** Plain digits unless the exponent would make a monster of them. */
  static String plain(BigDecimal number) {
    boolean small = Math.abs((long) number.scale()) + number.precision() <= PLAIN_DIGITS;
    return small ? number.toPlainString() : number.toString();
  }

  /** Plain digits without trailing zeros after the point, for comparison. */
  static String canonical(BigDecimal number) {
    boolean small = Math.abs((long) number.scale()) + number.precision() <= PLAIN_DIGITS;
    return small ? number.stripTrailingZeros().toPlainString() : number.toString();
  }
}
