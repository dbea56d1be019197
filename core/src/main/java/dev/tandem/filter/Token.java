package dev.tandem.filter;

/**
 * One piece of filter text.
 *
 * @param kind what it is
 * @param text the word, the symbol, or the content of a quoted text
 * @param start offset of its first character
 */
record Token(Kind kind, String text, int start) {
  private static final int SHOWN = 40;

  /** What a token can be. */
  enum Kind {
    WORD,
    TEXT,
    SYMBOL,
    END
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean isEnd() {
    return kind == Kind.END;
  }

  String display() {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return switch (kind) {
      case WORD -> "the word " + Excerpt.clean(shown);
      case TEXT -> "a quoted text";
      case SYMBOL -> "the sign " + shown;
      case END -> "the end of the filter";
    };
  }
}
