package dev.tandem.filter;

import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;

/** The steps of a bound filter that look at one slot without comparing it. */
final class BoundTests {
  private BoundTests() {}

  /** Blank or absent, or neither. */
  static final class Null extends BoundNode {
    private final int slot;
    private final boolean wanted;

    Null(int slot, boolean wanted) {
      this.slot = slot;
      this.wanted = wanted;
    }

    /** Whether this holds exactly where the slot is blank or absent. */
    boolean isNull(int other) {
      return wanted && slot == other;
    }

    @Override
    Truth truth(Row row) {
      return Truth.of(test(row));
    }

    @Override
    boolean test(Row row) {
      Object value = row.slot(slot);
      return (value == null || value == Blank.BLANK) == wanted;
    }
  }

  /** Blank or absent, or else a comparison of the same slot: how filters let null pass (FLT-15). */
  static final class NullOr extends BoundNode {
    private final int slot;
    private final BoundComparison comparison;

    NullOr(BoundComparison comparison) {
      slot = comparison.slot;
      this.comparison = comparison;
    }

    @Override
    Truth truth(Row row) {
      Object value = row.slot(slot);
      return value == null || value == Blank.BLANK ? Truth.TRUE : comparison.truth(row);
    }

    @Override
    boolean test(Row row) {
      Object value = row.slot(slot);
      return value == null || value == Blank.BLANK || comparison.test(row);
    }
  }

  /** A pattern or a text function. */
  abstract static class OfText extends BoundNode {
    private final int slot;
    private final boolean wanted;

    OfText(int slot, boolean wanted) {
      this.slot = slot;
      this.wanted = wanted;
    }

    abstract boolean holds(String text);

    @Override
    final Truth truth(Row row) {
      Object value = row.slot(slot);
      String text = value == null ? null : SlotValues.text(value);
      return text == null ? Truth.UNKNOWN : Truth.of(holds(text) == wanted);
    }
  }

  /** A pattern. */
  static final class Like extends OfText {
    private final LikePattern pattern;

    Like(int slot, String pattern, boolean wanted) {
      super(slot, wanted);
      this.pattern = new LikePattern(pattern);
    }

    @Override
    boolean holds(String text) {
      return pattern.matches(text);
    }
  }

  /** A text function. */
  static final class Function extends OfText {
    private final TextFunction function;
    private final String part;

    Function(int slot, TextFunction function, String part, boolean wanted) {
      super(slot, wanted);
      this.function = function;
      this.part = part;
    }

    @Override
    boolean holds(String text) {
      return function.test(text, part);
    }
  }
}
