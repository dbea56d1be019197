package dev.tandem.core.testkit;

import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/** The slots of a row, to be changed. Without state. */
final class RowSlots {
  private RowSlots() {}

  /** A copy, in the order of the schema; null is absent. */
  static @Nullable Object[] of(Row row) {
    @Nullable Object[] slots = new @Nullable Object[row.schema().size()];
    for (int slot = 0; slot < slots.length; slot++) {
      slots[slot] = row.slot(slot);
    }
    return slots;
  }
}
