package dev.tandem.filter;

import dev.tandem.filter.FilterSyntaxException.Complaint;
import dev.tandem.filter.Token.Kind;
import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of either language into tokens. The signs of both are known, so that the parser can
 * tell an author who mixed them up.
 */
final class Lexer {
  private static final String[] SIGNS = {
    "&&", "||", "==", "!=", ">=", "<=", "<>", "(", ")", ",", "=", "!", ">", "<", "&", "|"
  };
  private static final String IN_WORDS = "_.:+-/\\$";

  private final Side side;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(Side side, String text) {
    this.side = side;
    this.text = text;
  }

  /** The tokens of a text, an end token last. */
  static List<Token> tokens(Side side, String text) {
    Lexer lexer = new Lexer(side, text);
    while (lexer.skipSpace()) {
      lexer.token();
    }
    lexer.tokens.add(new Token(Kind.END, "", text.length()));
    return lexer.tokens;
  }

  /** Whether a character may belong to the name of a column. */
  static boolean inName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private boolean skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  private void token() {
    char c = text.charAt(at);
    if (c == '\'' || (c == '"' && side == Side.FINANCE)) {
      quoted(c);
    } else if (inWord(c)) {
      word();
    } else {
      sign();
    }
  }

  private static boolean inWord(char c) {
    return inName(c) || IN_WORDS.indexOf(c) >= 0;
  }

  private void word() {
    int start = at;
    while (at < text.length() && inWord(text.charAt(at))) {
      at++;
    }
    tokens.add(new Token(Kind.WORD, text.substring(start, at), start));
  }

  private void sign() {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        tokens.add(new Token(Kind.SYMBOL, sign, at));
        at += sign.length();
        return;
      }
    }
    throw wrong(at, foreignCharacter());
  }

  private Complaint foreignCharacter() {
    if (text.charAt(at) == '"') {
      return new Complaint(
          "a double quote", "text in single quotes", "write 'text' instead of \"text\"");
    }
    int code = text.codePointAt(at);
    String shown = Excerpt.clean(Character.toString(code));
    return new Complaint(
        "the character %s (U+%04X)".formatted(shown, code),
        "a column, an operator, a constant or a parenthesis",
        "remove the character, or quote the text it belongs to");
  }

  private void quoted(char quote) {
    int start = at++;
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      boolean escape = isEscape(c, next, quote);
      if (c == quote && !escape) {
        at++;
        tokens.add(new Token(Kind.TEXT, content.toString(), start));
        return;
      }
      content.append(escape ? next : c);
      at += escape ? 2 : 1;
    }
    throw wrong(start, openEnded(quote));
  }

  /** A doubled quote; on finance also a backslash before a quote or a backslash. */
  private boolean isEscape(char c, char next, char quote) {
    if (c == quote) {
      return next == quote;
    }
    return side == Side.FINANCE && c == '\\' && (next == '\\' || next == '"' || next == '\'');
  }

  private Complaint openEnded(char quote) {
    String within = side == Side.FINANCE ? "\\" + quote + " or " + quote + quote : "''";
    return new Complaint(
        "a text without an end",
        "a closing " + quote,
        "close the text; a quote inside it is written " + within);
  }

  private FilterSyntaxException wrong(int position, Complaint complaint) {
    return FilterSyntaxException.of(side, text, position, complaint);
  }
}
