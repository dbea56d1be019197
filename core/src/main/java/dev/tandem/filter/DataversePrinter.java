package dev.tandem.filter;

import dev.tandem.filter.FilterNode.And;
import dev.tandem.filter.FilterNode.Comparison;
import dev.tandem.filter.FilterNode.Like;
import dev.tandem.filter.FilterNode.NullTest;
import dev.tandem.filter.FilterNode.Or;
import dev.tandem.filter.FilterNode.TextTest;
import dev.tandem.spi.schema.Side;
import java.util.List;

/** Prints the Dataverse language. */
final class DataversePrinter extends Printer {
  private final FilterDialect dialect;

  DataversePrinter(Side from, FilterDialect dialect) {
    super(from, Side.DATAVERSE);
    this.dialect = dialect;
  }

  @Override
  String joined(List<FilterNode> parts, boolean all, boolean inner) {
    String text = joined(parts, all ? " and " : " or ");
    return inner ? "(" + text + ")" : text;
  }

  @Override
  String not(FilterNode part) {
    boolean wrapped = part instanceof And || part instanceof Or;
    return wrapped ? "not " + node(part, true) : "not (" + node(part, false) + ")";
  }

  @Override
  String comparison(Comparison comparison) {
    String operator = comparison.operator().text(Side.DATAVERSE);
    return "%s %s %s"
        .formatted(column(comparison.column()), operator, literal(comparison.literal()));
  }

  @Override
  String nullTest(NullTest test) {
    return column(test.column()) + (test.isNull() ? " eq null" : " ne null");
  }

  /** Only patterns that are a whole text, a beginning, an end or a part have a counterpart. */
  @Override
  String like(Like like) {
    String pattern = like.pattern();
    boolean open = pattern.startsWith("*");
    boolean ends = pattern.length() > 1 && pattern.endsWith("*");
    String middle = pattern.substring(open ? 1 : 0, ends ? pattern.length() - 1 : pattern.length());
    if (middle.indexOf('*') >= 0 || middle.indexOf('?') >= 0) {
      return obstacle("like %s has no counterpart on Dataverse".formatted(quoted(pattern)));
    } else if (open && ends) {
      return function(TextFunction.CONTAINS, like.column(), middle);
    } else if (open) {
      return function(TextFunction.ENDSWITH, like.column(), middle);
    } else if (ends) {
      return function(TextFunction.STARTSWITH, like.column(), middle);
    }
    return column(like.column()) + " eq " + quoted(middle);
  }

  @Override
  String textTest(TextTest test) {
    return function(test.function(), test.column(), test.text());
  }

  private String function(TextFunction function, String column, String text) {
    if (dialect == FilterDialect.CURRENT) {
      return obstacle(
          "Dataverse filters have no %s, except in the legacy dialect".formatted(function.text()));
    }
    return "%s(%s,%s)".formatted(function.text(), column(column), quoted(text));
  }

  private String literal(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return quoted(text.value());
    } else if (literal instanceof Literal.Numeric number) {
      return number.value().toPlainString();
    } else if (literal instanceof Literal.Bool bool) {
      return Boolean.toString(bool.value());
    } else if (literal instanceof Literal.Date date) {
      return date.value().toString();
    } else if (literal instanceof Literal.Moment moment) {
      return moment.value().toString();
    } else if (literal instanceof Literal.Guid guid) {
      return guid.value().toString();
    }
    return obstacle(
        "a finance enum member has no name on Dataverse; compare the number of its option");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
