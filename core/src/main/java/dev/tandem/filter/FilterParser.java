package dev.tandem.filter;

import dev.tandem.filter.FilterSyntaxException.Complaint;
import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What both languages share: or over and over not over a parenthesis or a comparison. A recursive
 * descent whose depth is bounded.
 */
abstract sealed class FilterParser permits DataverseParser, FinanceParser {
  final Side side;
  private final String text;
  private final List<Token> tokens;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private int next;
  private int nesting;

  FilterParser(Side side, String text) {
    this.side = side;
    this.text = text;
    tokens = Lexer.tokens(side, text);
  }

  abstract boolean isOr(Token token);

  abstract boolean isAnd(Token token);

  abstract boolean isNot(Token token);

  /** The connectives for people, as in {@code "and" or "or"}. */
  abstract String connectives();

  /** A comparison or a function, at its first word. */
  abstract FilterNode comparison();

  /** The tree of the whole text. */
  final FilterNode whole() {
    if (peek().isEnd()) {
      return new FilterNode.All();
    }
    FilterNode tree = or();
    if (!peek().isEnd()) {
      throw trailing(peek());
    }
    if (Limits.isTooDeep(tree)) {
      throw tooDeep(tokens.get(0));
    }
    return tree;
  }

  /** The columns as written, each with the offset of its first use, in order. */
  final Map<String, Integer> columns() {
    return columns;
  }

  private FilterNode or() {
    List<FilterNode> parts = new ArrayList<>();
    do {
      parts.add(and());
    } while (accept(isOr(peek())));
    return parts.size() == 1 ? parts.get(0) : new FilterNode.Or(parts);
  }

  private FilterNode and() {
    List<FilterNode> parts = new ArrayList<>();
    do {
      parts.add(not());
    } while (accept(isAnd(peek())));
    return parts.size() == 1 ? parts.get(0) : new FilterNode.And(parts);
  }

  private FilterNode not() {
    if (!isNot(peek())) {
      return primary();
    }
    enter(take());
    FilterNode part = not();
    nesting--;
    return new FilterNode.Not(part);
  }

  private FilterNode primary() {
    if (!peek().isSymbol("(")) {
      return comparison();
    }
    Token open = take();
    enter(open);
    FilterNode inside = or();
    if (!peek().isSymbol(")")) {
      throw trailing(peek());
    }
    take();
    nesting--;
    return inside;
  }

  private void enter(Token token) {
    nesting++;
    if (nesting > Limits.MAX_NESTING) {
      throw tooDeep(token);
    }
  }

  /** The column named by this word, remembered with its place. */
  final String column(Token word) {
    columns.putIfAbsent(word.text(), word.start());
    return word.text();
  }

  final Token peek() {
    return tokens.get(next);
  }

  final Token take() {
    return peek().isEnd() ? peek() : tokens.get(next++);
  }

  /** Takes the token when the condition on it holds. */
  private boolean accept(boolean condition) {
    if (condition) {
      take();
    }
    return condition;
  }

  /** Takes a sign or complains that it is missing. */
  final void expect(String sign, String remedy) {
    Token token = take();
    if (!token.isSymbol(sign)) {
      throw wrong(token, "the sign " + sign, remedy);
    }
  }

  final FilterSyntaxException wrong(Token token, String expected, String remedy) {
    return wrong(token.start(), token.display(), expected, remedy);
  }

  final FilterSyntaxException wrong(int at, String found, String expected, String remedy) {
    return FilterSyntaxException.of(side, text, at, new Complaint(found, expected, remedy));
  }

  private FilterSyntaxException trailing(Token token) {
    boolean open = nesting > 0;
    if (token.isSymbol(")")) {
      return wrong(
          token, connectives() + " or the end of the filter", "remove it, or open its parenthesis");
    }
    return wrong(
        token,
        connectives() + (open ? " or a closing parenthesis" : " or the end of the filter"),
        trailingRemedy(token));
  }

  /** What to do about something that stands where a column is due. */
  static String columnRemedy(Token token, String column) {
    return token.isEnd() || token.isSymbol(")")
        ? "add the comparison that is missing"
        : "put the %s on the left and the constant on the right".formatted(column);
  }

  /** What to do about a token that follows a complete comparison. */
  String trailingRemedy(Token token) {
    return token.isEnd()
        ? "close every parenthesis that is open"
        : "join comparisons with one of " + connectives();
  }

  private FilterSyntaxException tooDeep(Token token) {
    return wrong(
        token.start(),
        "more levels than a filter may have",
        "at most %d levels of conditions and %d of parentheses"
            .formatted(Limits.MAX_DEPTH, Limits.MAX_NESTING),
        "remove parentheses, or split the filter");
  }
}
