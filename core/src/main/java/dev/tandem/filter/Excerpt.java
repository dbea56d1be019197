package dev.tandem.filter;

/** Shows a place in a filter: the text on one line and a caret under the place. */
final class Excerpt {
  private static final int REACH = 60;

  private Excerpt() {}

  /** Two indented lines; a long text is cut around the place. */
  static String of(String text, int position) {
    int from = position <= REACH ? 0 : position - REACH;
    int to = Math.min(text.length(), position + REACH);
    String before = (from > 0 ? "..." : "") + clean(text.substring(from, position));
    String after = clean(text.substring(position, to)) + (to < text.length() ? "..." : "");
    int width = before.codePointCount(0, before.length());
    return "  " + before + after + "\n  " + " ".repeat(width) + "^";
  }

  /** The text with every control and line character as a space, so that carets stay in place. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean odd = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      clean.append(odd ? ' ' : c);
    }
    return clean.toString();
  }
}
