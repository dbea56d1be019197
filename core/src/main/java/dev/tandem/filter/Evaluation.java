package dev.tandem.filter;

import dev.tandem.filter.FilterNode.And;
import dev.tandem.filter.FilterNode.Comparison;
import dev.tandem.filter.FilterNode.Like;
import dev.tandem.filter.FilterNode.Not;
import dev.tandem.filter.FilterNode.NullTest;
import dev.tandem.filter.FilterNode.Or;
import dev.tandem.filter.FilterNode.TextTest;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/** The plain reading of a tree on one row; {@link BoundFilter} gives the same answers faster. */
final class Evaluation {
  private final Side side;
  private final Row row;

  Evaluation(Side side, Row row) {
    this.side = side;
    this.row = row;
  }

  Truth of(FilterNode node) {
    if (node instanceof And and) {
      return and.parts().stream().map(this::of).reduce(Truth.TRUE, Truth::and);
    } else if (node instanceof Or or) {
      return or.parts().stream().map(this::of).reduce(Truth.FALSE, Truth::or);
    } else if (node instanceof Not not) {
      return of(not.part()).negate();
    } else if (node instanceof Comparison comparison) {
      return comparison(comparison);
    } else if (node instanceof NullTest test) {
      return Truth.of((value(test.column()) == null) == test.isNull());
    } else if (node instanceof Like like) {
      String text = text(like.column());
      return text == null ? Truth.UNKNOWN : Truth.of(new LikePattern(like.pattern()).matches(text));
    } else if (node instanceof TextTest test) {
      String text = text(test.column());
      return text == null ? Truth.UNKNOWN : Truth.of(test.function().test(text, test.text()));
    }
    return Truth.TRUE;
  }

  private Truth comparison(Comparison comparison) {
    int slot = ColumnNames.slot(side, comparison.column(), row.schema());
    Object value = value(comparison.column());
    return value == null
        ? Truth.UNKNOWN
        : comparison
            .operator()
            .truth(Comparing.order(value, row.schema().column(slot).type(), comparison.literal()));
  }

  private @Nullable String text(String column) {
    Object value = value(column);
    return value == null ? null : SlotValues.text(value);
  }

  /** The value of a column; null when it is absent, blank or unknown. */
  private @Nullable Object value(String column) {
    int slot = ColumnNames.slot(side, column, row.schema());
    Object value = slot < 0 ? null : row.slot(slot);
    return value == Blank.BLANK ? null : value;
  }
}
