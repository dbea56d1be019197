package dev.tandem.filter;

import dev.tandem.spi.value.Row;
import java.util.List;

/**
 * One step of a bound filter. Negations are pushed into the comparisons when a filter is bound, so
 * a true answer depends on true answers alone and {@link #test} needs no third value.
 */
interface BoundNode {

  /** The three-valued answer. */
  Truth truth(Row row);

  /** Whether {@link #truth} is true. */
  default boolean test(Row row) {
    return truth(row) == Truth.TRUE;
  }

  /** Every row. */
  record Always() implements BoundNode {
    @Override
    public Truth truth(Row row) {
      return Truth.TRUE;
    }
  }

  /** All parts. */
  record Every(List<BoundNode> parts) implements BoundNode {
    @Override
    public Truth truth(Row row) {
      Truth truth = Truth.TRUE;
      for (BoundNode part : parts) {
        truth = truth.and(part.truth(row));
      }
      return truth;
    }
  }

  /** At least one part. */
  record Any(List<BoundNode> parts) implements BoundNode {
    @Override
    public Truth truth(Row row) {
      Truth truth = Truth.FALSE;
      for (BoundNode part : parts) {
        truth = truth.or(part.truth(row));
      }
      return truth;
    }
  }
}
