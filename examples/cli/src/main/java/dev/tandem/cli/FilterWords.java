package dev.tandem.cli;

import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterDialect;
import dev.tandem.filter.FilterNode;
import dev.tandem.filter.FilterSyntaxException;
import dev.tandem.filter.Literal;
import dev.tandem.spi.schema.Side;
import java.util.List;
import java.util.stream.Collectors;

/** Filters in words, for people who read neither of their languages. No state. */
final class FilterWords {
  private FilterWords() {}

  /** A sentence without its end; says so when the text is no filter. */
  static String of(Side side, String text) {
    if (text.isBlank()) {
      return "every row";
    }
    try {
      return "rows where " + words(parse(side, text).tree());
    } catch (FilterSyntaxException e) {
      return "nothing that can be read: " + text.strip();
    }
  }

  private static Filter parse(Side side, String text) {
    try {
      return Filter.parse(side, text);
    } catch (FilterSyntaxException e) {
      return Filter.parse(side, text, FilterDialect.LEGACY);
    }
  }

  private static String words(FilterNode node) {
    if (node instanceof FilterNode.And and) {
      return joined(and.parts(), " and ");
    } else if (node instanceof FilterNode.Or or) {
      return joined(or.parts(), " or ");
    } else if (node instanceof FilterNode.Not not) {
      return "it is not so that " + part(not.part());
    } else if (node instanceof FilterNode.Comparison comparison) {
      return comparison.column() + " " + verb(comparison) + " " + literal(comparison.literal());
    } else if (node instanceof FilterNode.NullTest test) {
      return test.column() + (test.isNull() ? " is blank" : " is not blank");
    } else if (node instanceof FilterNode.Like like) {
      return like.column() + " looks like '" + like.pattern() + "'";
    } else if (node instanceof FilterNode.TextTest test) {
      return switch (test.function()) {
        case STARTSWITH -> test.column() + " begins with '" + test.text() + "'";
        case ENDSWITH -> test.column() + " ends with '" + test.text() + "'";
        case CONTAINS -> test.column() + " contains '" + test.text() + "'";
      };
    }
    return "anything";
  }

  private static String joined(List<FilterNode> parts, String word) {
    return parts.stream().map(FilterWords::part).collect(Collectors.joining(word));
  }

  private static String part(FilterNode node) {
    boolean several = node instanceof FilterNode.And || node instanceof FilterNode.Or;
    return several ? "(" + words(node) + ")" : words(node);
  }

  private static String verb(FilterNode.Comparison comparison) {
    return switch (comparison.operator()) {
      case EQ -> "is";
      case NE -> "is not";
      case GT -> "is more than";
      case GE -> "is at least";
      case LT -> "is less than";
      case LE -> "is at most";
    };
  }

  private static String literal(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return text.value().isEmpty() ? "empty" : "'" + text.value() + "'";
    } else if (literal instanceof Literal.Numeric number) {
      return number.value().toPlainString();
    } else if (literal instanceof Literal.Bool bool) {
      return bool.value() ? "true" : "false";
    } else if (literal instanceof Literal.Date date) {
      return date.value().toString();
    } else if (literal instanceof Literal.Moment moment) {
      return moment.value().toString();
    } else if (literal instanceof Literal.Guid guid) {
      return guid.value().toString();
    }
    return ((Literal.EnumElement) literal).element();
  }
}
