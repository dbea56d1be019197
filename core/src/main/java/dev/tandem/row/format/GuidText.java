package dev.tandem.row.format;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Unique identifiers from characters, with or without braces, any case; null when it is none. */
final class GuidText {
  private static final int LENGTH = 36;

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
    long high = 0;
    long low = 0;
    for (int i = 0; i < LENGTH; i++) {
      char c = text[from + i];
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return null;
      }
      if (i < 18) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    return new UUID(high, low);
  }
}
