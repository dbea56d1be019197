package dev.tandem.diff;

import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterDialect;
import dev.tandem.filter.FilterNode;
import dev.tandem.filter.FilterNode.And;
import dev.tandem.filter.FilterNode.Comparison;
import dev.tandem.filter.FilterNode.Like;
import dev.tandem.filter.FilterNode.Not;
import dev.tandem.filter.FilterNode.NullTest;
import dev.tandem.filter.FilterNode.Or;
import dev.tandem.filter.FilterNode.TextTest;
import dev.tandem.filter.FilterSyntaxException;
import dev.tandem.filter.Literal;
import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters as trees (FLT-8, FLT-11, FLT-17): space, parentheses, the spelling of operators and
 * columns, and the order of conditions do not count. A text that is no filter means itself.
 */
final class FilterMeaning {
  private FilterMeaning() {}

  static Object of(Side side, String text) {
    try {
      return tree(Filter.parse(side, text, FilterDialect.LEGACY).tree());
    } catch (FilterSyntaxException unreadable) {
      return text.strip();
    }
  }

  private static List<Object> tree(FilterNode node) {
    if (node instanceof And and) {
      return joined("and", and.parts());
    } else if (node instanceof Or or) {
      return joined("or", or.parts());
    } else if (node instanceof Not not) {
      return List.of("not", tree(not.part()));
    } else if (node instanceof Comparison test) {
      return List.of(test.operator(), Meanings.name(test.column()), literal(test.literal()));
    } else if (node instanceof NullTest test) {
      return List.of("null", Meanings.name(test.column()), test.isNull());
    } else if (node instanceof Like test) {
      return List.of("like", Meanings.name(test.column()), test.pattern());
    } else if (node instanceof TextTest test) {
      return List.of(test.function(), Meanings.name(test.column()), test.text());
    }
    return List.of();
  }

  /** Conditions in an order of their own, each once, nested ones of the same kind among them. */
  private static List<Object> joined(String kind, List<FilterNode> nodes) {
    List<Object> parts = new ArrayList<>();
    for (FilterNode node : nodes) {
      List<Object> part = tree(node);
      boolean nested = !part.isEmpty() && part.get(0).equals(kind);
      parts.addAll(nested ? part.subList(1, part.size()) : List.of(part));
    }
    List<Object> sorted =
        parts.stream().distinct().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
    if (sorted.size() == 1 && sorted.get(0) instanceof List<?> only) {
      return new ArrayList<>(only);
    }
    List<Object> joined = new ArrayList<>(List.of(kind));
    joined.addAll(sorted);
    return joined;
  }

  private static Object literal(Literal literal) {
    return literal instanceof Literal.Numeric number
        ? number.value().stripTrailingZeros()
        : literal;
  }
}
