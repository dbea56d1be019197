package dev.tandem.filter;

import dev.tandem.spi.value.Row;

/**
 * One step of a bound filter. Negations are pushed into the comparisons when a filter is bound, so
 * a true answer depends on true answers alone and {@link #test} needs no third value.
 */
abstract class BoundNode {

  abstract Truth truth(Row row);

  /** Whether {@link #truth} is true. */
  boolean test(Row row) {
    return truth(row) == Truth.TRUE;
  }

  /** Every row. */
  static final class Always extends BoundNode {
    @Override
    Truth truth(Row row) {
      return Truth.TRUE;
    }
  }

  /** Both sides. */
  static final class Both extends BoundNode {
    private final BoundNode left;
    private final BoundNode right;

    Both(BoundNode left, BoundNode right) {
      this.left = left;
      this.right = right;
    }

    @Override
    Truth truth(Row row) {
      return left.truth(row).and(right.truth(row));
    }

    @Override
    boolean test(Row row) {
      return left.test(row) && right.test(row);
    }
  }

  /** At least one side. */
  static final class Either extends BoundNode {
    private final BoundNode left;
    private final BoundNode right;

    Either(BoundNode left, BoundNode right) {
      this.left = left;
      this.right = right;
    }

    @Override
    Truth truth(Row row) {
      return left.truth(row).or(right.truth(row));
    }

    @Override
    boolean test(Row row) {
      return left.test(row) || right.test(row);
    }
  }

  /** Three or more sides. */
  static final class Every extends BoundNode {
    private final BoundNode[] parts;

    Every(BoundNode[] parts) {
      this.parts = parts;
    }

    @Override
    Truth truth(Row row) {
      Truth truth = Truth.TRUE;
      for (BoundNode part : parts) {
        truth = truth.and(part.truth(row));
      }
      return truth;
    }

    @Override
    boolean test(Row row) {
      for (BoundNode part : parts) {
        if (!part.test(row)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one of three or more. */
  static final class Any extends BoundNode {
    private final BoundNode[] parts;

    Any(BoundNode[] parts) {
      this.parts = parts;
    }

    @Override
    Truth truth(Row row) {
      Truth truth = Truth.FALSE;
      for (BoundNode part : parts) {
        truth = truth.or(part.truth(row));
      }
      return truth;
    }

    @Override
    boolean test(Row row) {
      for (BoundNode part : parts) {
        if (part.test(row)) {
          return true;
        }
      }
      return false;
    }
  }
}
