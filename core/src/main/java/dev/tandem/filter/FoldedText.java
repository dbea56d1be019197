package dev.tandem.filter;

/**
 * A text to compare others with whatever their case (FLT-19); the same answers as {@link
 * String#equalsIgnoreCase}, with the folding of one side done beforehand.
 */
final class FoldedText {
  private static final int ASCII = 128;

  private final String written;
  private final char[] lower;
  private final char[] upper;

  FoldedText(String text) {
    written = text;
    lower = new char[text.length()];
    upper = new char[text.length()];
    for (int at = 0; at < lower.length; at++) {
      upper[at] = Character.toUpperCase(text.charAt(at));
      lower[at] = Character.toLowerCase(upper[at]);
    }
  }

  boolean matches(String text) {
    return text.length() == lower.length && (text.equals(written) || folds(text));
  }

  private boolean folds(String text) {
    for (int at = 0; at < lower.length; at++) {
      char c = text.charAt(at);
      if (c != lower[at] && c != upper[at] && !foldsTo(lower[at], c)) {
        return false;
      }
    }
    return true;
  }

  /** Plain letters were compared in both cases already. */
  private static boolean foldsTo(char lower, char c) {
    boolean plain = c < ASCII && lower < ASCII;
    return !plain && Character.toLowerCase(Character.toUpperCase(c)) == lower;
  }
}
