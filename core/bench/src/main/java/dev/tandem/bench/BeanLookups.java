package dev.tandem.bench;

import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The same looked-up rows for a mapper over beans, columns as constants like fields of beans. */
public final class BeanLookups {
  /** Where the columns stand. */
  final ActualSlots slots;

  private final MemoryLookups lookups;

  BeanLookups(MemoryLookups lookups, ActualSlots slots) {
    this.lookups = lookups;
    this.slots = slots;
  }

  /** The text behind a lookup, null when the lookup is empty. */
  @Nullable String text(@Nullable UUID id, int slot) {
    return (String) behind(id, slot);
  }

  /** The text behind two lookups, null when one of them is empty. */
  @Nullable String text(@Nullable UUID id, int lookup, int slot) {
    return behind(id, lookup) instanceof Reference.ById next
        ? (String) behind(next.id(), slot)
        : null;
  }

  private @Nullable Object behind(@Nullable UUID id, int slot) {
    if (id == null) {
      return null;
    }
    Row row = lookups.rowById("", id);
    if (row == null) {
      throw new IllegalArgumentException("not found");
    }
    return row.slot(slot);
  }

  /** The company with this code. */
  @Nullable UUID company(@Nullable String code) {
    Reference reference = code == null ? null : lookups.company(code);
    return reference instanceof Reference.ById byId ? byId.id() : null;
  }
}
