package dev.tandem.filter;

import dev.tandem.filter.FilterNode.All;
import dev.tandem.filter.FilterNode.And;
import dev.tandem.filter.FilterNode.Comparison;
import dev.tandem.filter.FilterNode.Like;
import dev.tandem.filter.FilterNode.Not;
import dev.tandem.filter.FilterNode.NullTest;
import dev.tandem.filter.FilterNode.Or;
import dev.tandem.filter.FilterNode.TextTest;
import dev.tandem.spi.schema.Side;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints a tree in one language and collects what that language cannot say. Used once. */
abstract sealed class Printer permits DataversePrinter, FinancePrinter {
  private final Side from;
  private final Side to;
  private final Set<String> obstacles = new LinkedHashSet<>();

  Printer(Side from, Side to) {
    this.from = from;
    this.to = to;
  }

  static FilterTranslation print(FilterNode tree, Side from, Side to, FilterDialect dialect) {
    Printer printer =
        to == Side.FINANCE ? new FinancePrinter(from) : new DataversePrinter(from, dialect);
    return printer.translation(tree);
  }

  private FilterTranslation translation(FilterNode tree) {
    if (Limits.isTooDeep(tree)) {
      return refused("a filter has at most %d levels".formatted(Limits.MAX_DEPTH));
    }
    String text = tree instanceof All ? "" : node(tree, false);
    if (text.length() > Limits.MAX_LENGTH) {
      return refused("a filter has at most %d characters".formatted(Limits.MAX_LENGTH));
    }
    return obstacles.isEmpty()
        ? new FilterTranslation(text, List.of())
        : new FilterTranslation(null, List.copyOf(obstacles));
  }

  private static FilterTranslation refused(String obstacle) {
    return new FilterTranslation(null, List.of(obstacle));
  }

  /** The node as text, with parentheses when it stands inside another one and needs them. */
  final String node(FilterNode node, boolean inner) {
    if (node instanceof And and) {
      return joined(and.parts(), true, inner);
    } else if (node instanceof Or or) {
      return joined(or.parts(), false, inner);
    } else if (node instanceof Not not) {
      return not(not.part());
    } else if (node instanceof Comparison comparison) {
      return comparison(comparison);
    } else if (node instanceof NullTest test) {
      return nullTest(test);
    } else if (node instanceof Like like) {
      return like(like);
    } else if (node instanceof TextTest test) {
      return textTest(test);
    }
    return obstacle("the empty filter cannot be part of another one");
  }

  abstract String joined(List<FilterNode> parts, boolean all, boolean inner);

  abstract String not(FilterNode part);

  abstract String comparison(Comparison comparison);

  abstract String nullTest(NullTest test);

  abstract String like(Like like);

  abstract String textTest(TextTest test);

  final String joined(List<FilterNode> parts, String connective) {
    return parts.stream().map(part -> node(part, true)).collect(Collectors.joining(connective));
  }

  /** The name of a column in the other language. */
  final String column(String written) {
    if (from == to) {
      return named(written);
    } else if (to == Side.DATAVERSE) {
      String read = ColumnNames.read(from, written);
      return ColumnNames.isLookup(read)
          ? obstacle("%s would read a lookup on Dataverse".formatted(read))
          : named(read);
    }
    return ColumnNames.isLookup(written)
        ? obstacle("%s is the id of a lookup; finance entities have none".formatted(written))
        : named(written);
  }

  private String named(String name) {
    return ColumnNames.isColumn(to, name)
        ? name
        : obstacle("%s cannot be the name of a column".formatted(Excerpt.clean(name)));
  }

  /** Notes why something cannot be said; the returned text is never shown. */
  final String obstacle(String why) {
    obstacles.add(why);
    return "?";
  }
}
