package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * A text of a row that a lookup leads to.
 *
 * @param slot the text in that row
 * @param maxLength characters that the target takes
 * @param to target slot
 */
record TextBehind(int slot, int maxLength, int to) implements Behind {
  private static final MethodHandle TAKE =
      Handles.method(
          MethodHandles.lookup(),
          TextBehind.class,
          "take",
          boolean.class,
          Row.class,
          Object[].class,
          Lookups.class);

  @Override
  public MethodHandle code() {
    return TAKE.bindTo(this);
  }

  @Override
  public boolean isKnown(@Nullable Row row, Lookups known) {
    return row != null && row.slot(slot) != null;
  }

  boolean take(@Nullable Row row, @Nullable Object[] out, Lookups lookups) {
    if (row != null
        && row.slot(slot) instanceof String text
        && !text.isEmpty()
        && text.length() <= maxLength) {
      out[to] = text;
      return true;
    }
    return false;
  }
}
