package dev.tandem.store.jdbc;

/**
 * Texts as every database can keep them. A Java text may hold the character zero, which PostgreSQL
 * refuses, and halves of surrogate pairs, which have no form in UTF-8; a key of a row can bring
 * either. These characters, and the one that marks them, stand as the mark and four digits.
 */
final class Texts {
  /** "Substitute", a control character that no name uses. */
  private static final char MARK = '\u001a';

  private static final int DIGITS = 4;
  private static final int BASE = 16;

  private Texts() {}

  static String toStore(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isOdd(text, i)) {
        return marked(text, i);
      }
    }
    return text;
  }

  private static String marked(String text, int from) {
    StringBuilder marked = new StringBuilder(text.length() + DIGITS).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (isOdd(text, i)) {
        marked.append(MARK);
        for (int shift = 12; shift >= 0; shift -= DIGITS) {
          marked.append(Character.forDigit(unit >> shift & 0xf, BASE));
        }
      } else {
        marked.append(unit);
      }
    }
    return marked.toString();
  }

  private static boolean isOdd(String text, int index) {
    char unit = text.charAt(index);
    if (Character.isHighSurrogate(unit)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(unit)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    return unit == 0 || unit == MARK;
  }

  static String fromStore(String stored) {
    int mark = stored.indexOf(MARK);
    if (mark < 0) {
      return stored;
    }
    StringBuilder text = new StringBuilder(stored.length());
    int from = 0;
    for (; mark >= 0; mark = stored.indexOf(MARK, from)) {
      text.append(stored, from, mark);
      from = mark + 1 + DIGITS;
      text.append((char) Integer.parseInt(stored.substring(mark + 1, from), BASE));
    }
    return text.append(stored, from, stored.length()).toString();
  }
}
