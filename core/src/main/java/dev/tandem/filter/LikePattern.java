package dev.tandem.filter;

/**
 * A finance pattern: {@code *} is any run, {@code ?} one character, letter case never matters
 * (FLT-12, FLT-19). Matching keeps one place to go back to, so its steps are bounded by the product
 * of both lengths and it allocates nothing.
 */
final class LikePattern {
  private final String pattern;

  LikePattern(String pattern) {
    this.pattern = pattern;
  }

  boolean matches(String text) {
    int inText = 0;
    int inPattern = 0;
    int star = -1;
    int resume = 0;
    while (inText < text.length()) {
      char wanted = inPattern < pattern.length() ? pattern.charAt(inPattern) : 0;
      boolean more = inPattern < pattern.length();
      if (more && wanted == '*') {
        star = inPattern++;
        resume = inText;
      } else if (more && (wanted == '?' || same(wanted, text.charAt(inText)))) {
        inText += wanted == '?' ? width(text, inText) : 1;
        inPattern++;
      } else if (star >= 0) {
        inPattern = star + 1;
        resume += width(text, resume);
        inText = resume;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  private static int width(String text, int at) {
    return Character.charCount(text.codePointAt(at));
  }

  private static boolean same(char one, char other) {
    if (one == other) {
      return true;
    }
    char upper = Character.toUpperCase(one);
    char otherUpper = Character.toUpperCase(other);
    return upper == otherUpper || Character.toLowerCase(upper) == Character.toLowerCase(otherUpper);
  }
}
