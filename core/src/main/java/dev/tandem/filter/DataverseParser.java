package dev.tandem.filter;

import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Dataverse language: a subset of OData filters (FLT-6, FLT-7, FLT-15 to FLT-17). */
final class DataverseParser extends FilterParser {
  private static final String OPERATORS = "one of eq, ne, gt, ge, lt, le";
  private static final Map<String, String> FINANCE_SIGNS =
      Map.of(
          "==", "eq", "=", "eq", "!=", "ne", "<>", "ne", ">", "gt", ">=", "ge", "<", "lt", "<=",
          "le");

  private final FilterDialect dialect;

  DataverseParser(String text, FilterDialect dialect) {
    super(Side.DATAVERSE, text);
    this.dialect = dialect;
  }

  @Override
  boolean isOr(Token token) {
    return token.isWord("or");
  }

  @Override
  boolean isAnd(Token token) {
    return token.isWord("and");
  }

  @Override
  boolean isNot(Token token) {
    return token.isWord("not");
  }

  @Override
  String connectives() {
    return "\"and\", \"or\"";
  }

  @Override
  String trailingRemedy(Token token) {
    if (token.isSymbol("&&") || token.isSymbol("||")) {
      return "write %s; && and || belong to the finance language"
          .formatted(token.isSymbol("&&") ? "and" : "or");
    }
    return super.trailingRemedy(token);
  }

  @Override
  FilterNode comparison() {
    Token word = take();
    if (word.isWord() && peek().isSymbol("(") && !ColumnNames.isKeyword(side, word.text())) {
      return function(word);
    }
    String column = columnOf(word);
    ComparisonOperator operator = operator(take());
    Token literal = take();
    if (literal.isWord("null")) {
      return nullTest(column, operator, literal);
    }
    return new FilterNode.Comparison(column, operator, literal(literal));
  }

  private String columnOf(Token word) {
    if (word.isWord() && ColumnNames.isColumn(side, word.text())) {
      return column(word);
    }
    int step = step(word);
    if (step >= 0) {
      throw wrong(
          word.start() + step,
          "a path to a related table, " + word.text(),
          "a column of the table itself",
          "filters cannot follow lookups; compare the id as _name_value, or copy the value into a"
              + " column of the table");
    }
    if (word.isSymbol("!")) {
      throw wrong(word, "a column or not", "write not; ! belongs to the finance language");
    }
    throw wrong(word, "a column", columnRemedy(word, "column"));
  }

  /** The offset of the first slash or dot between two names, or -1. */
  private static int step(Token word) {
    int slash = word.text().indexOf('/');
    int step = slash >= 0 ? slash : word.text().indexOf('.');
    boolean path = word.isWord() && step > 0 && ColumnNames.isName(word.text().substring(0, step));
    return path ? step : -1;
  }

  private ComparisonOperator operator(Token token) {
    if (token.isWord()) {
      for (ComparisonOperator operator : ComparisonOperator.values()) {
        if (token.isWord(operator.text(side))) {
          return operator;
        }
      }
    }
    throw wrong(token, OPERATORS, operatorRemedy(token));
  }

  private static String operatorRemedy(Token token) {
    String word = token.isWord() ? token.text().toLowerCase(Locale.ROOT) : "";
    String sign = FINANCE_SIGNS.get(token.text());
    if (token.kind() == Token.Kind.SYMBOL && sign != null) {
      return "write %s; %s belongs to the finance language".formatted(sign, token.text());
    } else if (word.equals("contains") || word.equals("like")) {
      return "dual-write cannot test for a part of a text; compare a whole value";
    } else if (word.equals("in")) {
      return "write one comparison per value and join them with or";
    }
    return "write column, operator, constant; for example statecode eq 0";
  }

  private FilterNode nullTest(String column, ComparisonOperator operator, Token literal) {
    return switch (operator) {
      case EQ -> new FilterNode.NullTest(column, true);
      case NE -> new FilterNode.NullTest(column, false);
      default ->
          throw wrong(literal, "a number, text or date", "null compares with eq and ne only");
    };
  }

  private Literal literal(Token token) {
    if (token.kind() == Token.Kind.TEXT) {
      return new Literal.Text(token.text());
    }
    Literal literal = token.isWord() ? bare(token.text()) : null;
    if (literal == null) {
      throw wrong(
          token,
          "a constant: a number, 'text', true, false, null, a date as 2021-06-23 or an identifier",
          literalRemedy(token));
    }
    return literal;
  }

  private String literalRemedy(Token token) {
    if (!token.isWord()) {
      return "add the constant that the column is compared with";
    }
    if (Character.isDigit(token.text().charAt(0))) {
      return "write numbers as -1.5, days as 2021-06-23 and instants as 2021-06-23T08:00:00Z";
    }
    return peek().isSymbol("(")
        ? "functions cannot be evaluated; write a constant"
        : "put text in single quotes; two columns cannot be compared";
  }

  private static @Nullable Literal bare(String word) {
    if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
      return new Literal.Bool(word.equalsIgnoreCase("true"));
    }
    BigDecimal number = Readings.number(word);
    if (number != null) {
      return new Literal.Numeric(number);
    }
    UUID guid = Readings.guid(word);
    return guid != null ? new Literal.Guid(guid) : temporal(word);
  }

  private static @Nullable Literal temporal(String word) {
    LocalDate date = word.indexOf('\\') < 0 ? Readings.date(word) : null;
    if (date != null) {
      return new Literal.Date(date);
    }
    Instant moment = Readings.moment(word);
    return moment == null ? null : new Literal.Moment(moment);
  }

  private FilterNode function(Token name) {
    TextFunction function = TextFunction.named(name.text());
    if (function == null) {
      throw wrong(
          name.start(),
          "the function " + name.text(),
          "a column",
          "functions cannot be evaluated; compare a column with a constant");
    }
    if (dialect == FilterDialect.CURRENT) {
      throw wrong(
          name.start(),
          "the function " + function.text(),
          "a column",
          "dual-write no longer supports it; compare with eq or ne, or read the filter in the legacy"
              + " dialect");
    }
    return textTest(function);
  }

  private FilterNode textTest(TextFunction function) {
    String usage = "write %s(column, 'text')".formatted(function.text());
    expect("(", usage);
    String column = columnOf(take());
    expect(",", usage);
    Token text = take();
    if (text.kind() != Token.Kind.TEXT) {
      throw wrong(text, "text in single quotes", usage);
    }
    expect(")", usage);
    return new FilterNode.TextTest(function, column, text.text());
  }
}
