package dev.tandem.filter;

import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The finance language: query range expressions (FLT-8 to FLT-14). */
final class FinanceParser extends FilterParser {
  private static final String OPERATORS = "one of ==, !=, >, >=, <, <=, like";
  private static final String RANGE_REMEDY =
      "short ranges belong to the query form; write comparisons such as (Field >= 1) && (Field <="
          + " 5)";
  private static final Map<String, ComparisonOperator> SIGNS =
      Map.of(
          "==", ComparisonOperator.EQ,
          "=", ComparisonOperator.EQ,
          "!=", ComparisonOperator.NE,
          ">", ComparisonOperator.GT,
          ">=", ComparisonOperator.GE,
          "<", ComparisonOperator.LT,
          "<=", ComparisonOperator.LE);
  private static final Map<String, String> DATAVERSE_WORDS =
      Map.of("eq", "==", "ne", "!=", "gt", ">", "ge", ">=", "lt", "<", "le", "<=");
  private static final Set<String> RANGE_FUNCTIONS =
      Set.of(
          "day",
          "dayrange",
          "monthrange",
          "yearrange",
          "greaterthandate",
          "lessthandate",
          "greaterthanutcdate",
          "lessthanutcdate",
          "greaterthanutcnow",
          "lessthanutcnow");

  FinanceParser(String text) {
    super(Side.FINANCE, text);
  }

  @Override
  boolean isOr(Token token) {
    return token.isSymbol("||");
  }

  @Override
  boolean isAnd(Token token) {
    return token.isSymbol("&&");
  }

  @Override
  boolean isNot(Token token) {
    return token.isSymbol("!");
  }

  @Override
  String connectives() {
    return "&&, ||";
  }

  @Override
  String trailingRemedy(Token token) {
    if (token.isWord("and") || token.isWord("or")) {
      return "write %s; and, or belong to the Dataverse language"
          .formatted(token.isWord("and") ? "&&" : "||");
    } else if (token.isSymbol("&") || token.isSymbol("|")) {
      return "write the sign twice: " + token.text() + token.text();
    }
    return token.isSymbol(",") ? RANGE_REMEDY : super.trailingRemedy(token);
  }

  @Override
  FilterNode comparison() {
    Token word = take();
    rejectFunction(word);
    String column = columnOf(word);
    Token operator = take();
    if (operator.isWord("like")) {
      return like(column);
    }
    ComparisonOperator comparison = operator(operator);
    Token literal = take();
    return new FilterNode.Comparison(column, comparison, literal(literal));
  }

  private void rejectFunction(Token word) {
    if (!word.isWord() || !peek().isSymbol("(") || word.isWord("not")) {
      return;
    }
    boolean range = RANGE_FUNCTIONS.contains(word.text().toLowerCase(Locale.ROOT));
    throw wrong(
        word.start(),
        "the %s %s".formatted(range ? "range function" : "function", word.text()),
        "a field or a constant",
        range
            ? "range functions belong to the query form; compare the field with a date as"
                + " 23\\06\\2021"
            : "functions cannot be evaluated; compare a field with a constant");
  }

  private String columnOf(Token word) {
    if (word.isWord() && word.text().contains("..")) {
      throw wrong(word, "a field", RANGE_REMEDY);
    }
    if (word.isWord("not")) {
      throw wrong(word, "a field or !", "write !; not belongs to the Dataverse language");
    }
    if (!word.isWord() || !ColumnNames.isColumn(side, word.text())) {
      throw wrong(
          word,
          "a field, or a data source and a field as source.field",
          columnRemedy(word, "field"));
    }
    return column(word);
  }

  private ComparisonOperator operator(Token token) {
    ComparisonOperator operator =
        token.kind() == Token.Kind.SYMBOL ? SIGNS.get(token.text()) : null;
    if (operator == null) {
      throw wrong(token, OPERATORS, operatorRemedy(token));
    }
    return operator;
  }

  private static String operatorRemedy(Token token) {
    String sign =
        token.isWord() ? DATAVERSE_WORDS.get(token.text().toLowerCase(Locale.ROOT)) : null;
    if (sign != null) {
      return "write %s; %s belongs to the Dataverse language".formatted(sign, token.text());
    } else if (token.isSymbol("<>")) {
      return "write !=";
    } else if (token.isSymbol(",") || (token.isWord() && token.text().startsWith(".."))) {
      return RANGE_REMEDY;
    }
    return "write field, operator, constant; for example (PartyType == \"Person\")";
  }

  private FilterNode like(String column) {
    Token pattern = take();
    if (pattern.kind() != Token.Kind.TEXT) {
      throw wrong(pattern, "a quoted pattern", "write like \"A*\"; * is any run, ? one character");
    }
    return new FilterNode.Like(column, pattern.text());
  }

  private Literal literal(Token token) {
    if (token.kind() == Token.Kind.TEXT) {
      return new Literal.Text(token.text());
    }
    rejectFunction(token);
    Literal literal = token.isWord() ? bare(token.text()) : null;
    if (literal == null) {
      throw wrong(
          token,
          "a constant: a number, \"text\", Type::Element or a date as 23\\06\\2021",
          literalRemedy(token));
    }
    return literal;
  }

  private static String literalRemedy(Token token) {
    if (!token.isWord()) {
      return "add the constant that the field is compared with";
    } else if (token.isWord("null")) {
      return "the finance language has no null; a field that is never null compares with \"\"";
    } else if (Readings.flag(token.text()) != null) {
      return "write 1 or 0, or NoYes::Yes or NoYes::No";
    }
    return token.text().contains("..")
        ? RANGE_REMEDY
        : "put text in double quotes; two fields cannot be compared";
  }

  private static @Nullable Literal bare(String word) {
    BigDecimal number = Readings.number(word);
    if (number != null) {
      return new Literal.Numeric(number);
    }
    LocalDate date = word.indexOf('\\') == 2 ? Readings.date(word) : null;
    return date != null ? new Literal.Date(date) : enumElement(word);
  }

  private static @Nullable Literal enumElement(String word) {
    int colons = word.indexOf("::");
    if (colons < 0) {
      return null;
    }
    String type = word.substring(0, colons);
    String element = word.substring(colons + 2);
    boolean named = ColumnNames.isName(type) && ColumnNames.isName(element);
    return named ? new Literal.EnumElement(type, element) : null;
  }
}
