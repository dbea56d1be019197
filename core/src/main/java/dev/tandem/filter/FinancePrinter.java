package dev.tandem.filter;

import dev.tandem.filter.FilterNode.Comparison;
import dev.tandem.filter.FilterNode.Like;
import dev.tandem.filter.FilterNode.NullTest;
import dev.tandem.filter.FilterNode.TextTest;
import dev.tandem.spi.schema.Side;
import java.time.LocalDate;
import java.util.List;

/** Prints the finance language, with the parentheses it asks for (FLT-8). */
final class FinancePrinter extends Printer {

  FinancePrinter(Side from) {
    super(from, Side.FINANCE);
  }

  @Override
  String joined(List<FilterNode> parts, boolean all, boolean inner) {
    return "(" + joined(parts, all ? " && " : " || ") + ")";
  }

  @Override
  String not(FilterNode part) {
    return "(!" + node(part, true) + ")";
  }

  @Override
  String comparison(Comparison comparison) {
    String operator = comparison.operator().text(Side.FINANCE);
    return "(%s %s %s)"
        .formatted(column(comparison.column()), operator, literal(comparison.literal()));
  }

  @Override
  String nullTest(NullTest test) {
    return obstacle(
        "the finance language cannot test %s for null".formatted(Excerpt.clean(test.column())));
  }

  @Override
  String like(Like like) {
    return "(%s like %s)".formatted(column(like.column()), quoted(like.pattern()));
  }

  @Override
  String textTest(TextTest test) {
    if (test.text().indexOf('*') >= 0 || test.text().indexOf('?') >= 0) {
      return obstacle("a finance pattern cannot look for the characters * and ?");
    }
    String before = test.function() == TextFunction.STARTSWITH ? "" : "*";
    String after = test.function() == TextFunction.ENDSWITH ? "" : "*";
    return like(new Like(test.column(), before + test.text() + after));
  }

  private String literal(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return quoted(text.value());
    } else if (literal instanceof Literal.Numeric number) {
      return number.value().toPlainString();
    } else if (literal instanceof Literal.Bool bool) {
      return bool.value() ? "1" : "0";
    } else if (literal instanceof Literal.Date date) {
      return date(date.value());
    } else if (literal instanceof Literal.Guid guid) {
      return quoted(guid.value().toString());
    } else if (literal instanceof Literal.EnumElement member) {
      return member(member);
    }
    return obstacle("the finance language compares dates without a time of day");
  }

  private String member(Literal.EnumElement member) {
    return ColumnNames.isName(member.type()) && ColumnNames.isName(member.element())
        ? member.type() + "::" + member.element()
        : obstacle("an enum and its member have plain names");
  }

  private static String date(LocalDate date) {
    String iso = date.toString();
    return iso.substring(8) + '\\' + iso.substring(5, 7) + '\\' + iso.substring(0, 4);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
