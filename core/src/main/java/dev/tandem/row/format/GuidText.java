package dev.tandem.row.format;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Unique identifiers from characters, with or without braces, any case; null when it is none. */
final class GuidText {
  private static final int LENGTH = 36;

  /** The value of each ASCII character as a hexadecimal digit, -1 for none. */
  private static final byte[] DIGITS = new byte[128];

  static {
    for (int c = 0; c < DIGITS.length; c++) {
      DIGITS[c] = (byte) Character.digit(c, 16);
    }
  }

  private GuidText() {}

  static @Nullable UUID guid(char[] text, int from, int to) {
    if (to - from == LENGTH + 2 && text[from] == '{' && text[to - 1] == '}') {
      return bare(text, from + 1);
    }
    return to - from == LENGTH ? bare(text, from) : null;
  }

  static @Nullable UUID guid(String text) {
    return guid(text.toCharArray(), 0, text.length());
  }

  private static @Nullable UUID bare(char[] text, int from) {
    if (text[from + 8] != '-'
        || text[from + 13] != '-'
        || text[from + 18] != '-'
        || text[from + 23] != '-') {
      return null;
    }
    long first = hex(text, from, 8);
    long second = hex(text, from + 9, 4);
    long third = hex(text, from + 14, 4);
    long fourth = hex(text, from + 19, 4);
    long fifth = hex(text, from + 24, 12);
    return (first | second | third | fourth | fifth) < 0
        ? null
        : new UUID((first << 32) | (second << 16) | third, (fourth << 48) | fifth);
  }

  /** The number that some hexadecimal digits are, -1 when one is none. */
  private static long hex(char[] text, int from, int count) {
    long number = 0;
    int all = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] < DIGITS.length ? DIGITS[text[i]] : -1;
      all |= digit;
      number = (number << 4) | (digit & 15);
    }
    return all < 0 ? -1 : number;
  }
}
