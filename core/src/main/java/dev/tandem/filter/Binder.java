package dev.tandem.filter;

import dev.tandem.filter.FilterNode.And;
import dev.tandem.filter.FilterNode.Comparison;
import dev.tandem.filter.FilterNode.Like;
import dev.tandem.filter.FilterNode.Not;
import dev.tandem.filter.FilterNode.NullTest;
import dev.tandem.filter.FilterNode.Or;
import dev.tandem.filter.FilterNode.TextTest;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;

/**
 * Turns a tree into steps over the slots of one table. Negations travel down to the comparisons,
 * which three-valued logic allows: a negated comparison is the opposite one.
 */
final class Binder {
  private final Side side;
  private final TableSchema schema;

  Binder(Side side, TableSchema schema) {
    this.side = side;
    this.schema = schema;
  }

  BoundNode bind(FilterNode tree) {
    return bind(tree, true);
  }

  private BoundNode bind(FilterNode node, boolean wanted) {
    if (node instanceof And and) {
      return wanted
          ? new BoundNode.Every(bound(and.parts(), true))
          : new BoundNode.Any(bound(and.parts(), false));
    } else if (node instanceof Or or) {
      return wanted
          ? new BoundNode.Any(bound(or.parts(), true))
          : new BoundNode.Every(bound(or.parts(), false));
    } else if (node instanceof Not not) {
      return bind(not.part(), !wanted);
    } else if (node instanceof Comparison comparison) {
      return comparison(comparison, wanted);
    } else if (node instanceof NullTest test) {
      return new BoundTests.Null(slot(test.column()), test.isNull() == wanted);
    } else if (node instanceof Like like) {
      return new BoundTests.Like(slot(like.column()), new LikePattern(like.pattern()), wanted);
    } else if (node instanceof TextTest test) {
      return new BoundTests.Function(slot(test.column()), test.function(), test.text(), wanted);
    }
    return new BoundNode.Always();
  }

  private List<BoundNode> bound(List<FilterNode> parts, boolean wanted) {
    return parts.stream().map(part -> bind(part, wanted)).toList();
  }

  private int slot(String written) {
    return ColumnNames.slot(side, written, schema);
  }

  private BoundNode comparison(Comparison comparison, boolean wanted) {
    int slot = slot(comparison.column());
    FieldType type = schema.column(slot).type();
    ComparisonOperator operator = wanted ? comparison.operator() : comparison.operator().negated();
    BoundComparison slow = new BoundComparison(slot, type, operator, comparison.literal());
    return FastComparisons.of(slow, type, operator, comparison.literal());
  }
}
