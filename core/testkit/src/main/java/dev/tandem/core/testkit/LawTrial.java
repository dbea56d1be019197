package dev.tandem.core.testkit;

import dev.tandem.map.Direction;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries one law on rows going one way, and makes the first row that breaks it small.
 *
 * @param laws of the map
 * @param law which
 * @param way which way
 */
record LawTrial(MapLaws laws, MapLaw law, Direction way) {

  /** A row and one that came before it. */
  record Case(Row row, Row earlier) {}

  /** Fails with the smallest row that was found to break the law. */
  void check(List<Case> cases, long seed) {
    for (int i = 0; i < cases.size(); i++) {
      Throwable failure = failure(cases.get(i));
      if (failure != null) {
        Case smallest = smallest(cases.get(i));
        throw new AssertionError(
            "%s does not hold %s for row %d of seed %d, made small: %s%s: %s"
                .formatted(
                    law, way, i + 1, seed, smallest.row(), before(smallest), words(smallest)),
            failure);
      }
    }
  }

  private String words(Case smallest) {
    Throwable failure = failure(smallest);
    return failure instanceof AssertionError
        ? String.valueOf(failure.getMessage())
        : String.valueOf(failure);
  }

  private String before(Case smallest) {
    return smallest.earlier().presentColumns().isEmpty() ? "" : " after " + smallest.earlier();
  }

  // A law that does not hold may end in any way, and that end is what is told.
  @SuppressWarnings("CatchingUnchecked")
  private @Nullable Throwable failure(Case each) {
    try {
      law.check(laws, way, each.row(), each.earlier());
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e;
    }
  }

  /** Without every column and with the simplest values that break the law still. */
  private Case smallest(Case broken) {
    Case small = broken;
    for (int slot = 0; slot < broken.row().schema().size(); slot++) {
      for (Object simple : simpler(small.row().slot(slot))) {
        Case less = new Case(with(small.row(), slot, simple), small.earlier());
        small = failure(less) == null ? small : less;
      }
      for (Object simple : simpler(small.earlier().slot(slot))) {
        Case less = new Case(small.row(), with(small.earlier(), slot, simple));
        small = failure(less) == null ? small : less;
      }
    }
    return small;
  }

  /** What may stand in place of a value, the simplest last; null for nothing at all. */
  private static List<@Nullable Object> simpler(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    List<@Nullable Object> simple = new ArrayList<>();
    if (value instanceof String text) {
      simple.addAll(List.of("A".repeat(text.length()), "AB", "A"));
    } else if (value instanceof BigDecimal) {
      simple.addAll(List.of(BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ZERO));
    }
    simple.add(Blank.BLANK);
    simple.add(null);
    return simple;
  }

  private static Row with(Row row, int slot, @Nullable Object value) {
    @Nullable Object[] slots = new @Nullable Object[row.schema().size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = i == slot ? value : row.slot(i);
    }
    return Row.ofSlots(row.schema(), slots);
  }
}
