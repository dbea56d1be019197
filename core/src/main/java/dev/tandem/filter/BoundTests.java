package dev.tandem.filter;

import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/** The steps of a bound filter that look at one slot without comparing it. */
final class BoundTests {
  private BoundTests() {}

  /** Blank or absent, or neither. */
  record Null(int slot, boolean wanted) implements BoundNode {
    @Override
    public Truth truth(Row row) {
      Object value = row.slot(slot);
      return Truth.of((value == null || value == Blank.BLANK) == wanted);
    }
  }

  /** A pattern, found or not. */
  record Like(int slot, LikePattern pattern, boolean wanted) implements BoundNode {
    @Override
    public Truth truth(Row row) {
      String text = text(row, slot);
      return text == null ? Truth.UNKNOWN : Truth.of(pattern.matches(text) == wanted);
    }
  }

  /** A text function, true or not. */
  record Function(int slot, TextFunction function, String part, boolean wanted)
      implements BoundNode {
    @Override
    public Truth truth(Row row) {
      String text = text(row, slot);
      return text == null ? Truth.UNKNOWN : Truth.of(function.test(text, part) == wanted);
    }
  }

  private static @Nullable String text(Row row, int slot) {
    Object value = row.slot(slot);
    return value == null ? null : SlotValues.text(value);
  }
}
