package dev.tandem.bench;

import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The same looked-up rows for a mapper over beans; slots of key columns are found beforehand. */
public final class BeanLookups {
  private final MemoryLookups lookups;

  BeanLookups(MemoryLookups lookups) {
    this.lookups = lookups;
  }

  /** The text behind one or more lookups, null when the lookup is empty. */
  @Nullable String text(@Nullable UUID id, String... columns) {
    UUID current = id;
    Object value = null;
    for (String column : columns) {
      Row row = current == null ? null : lookups.rowById("", current);
      if (row == null) {
        return null;
      }
      value = row.slot(lookups.slot(row, column));
      current = value instanceof Reference.ById byId ? byId.id() : null;
    }
    return (String) value;
  }

  /** The company with this code. */
  @Nullable UUID company(@Nullable String code) {
    Reference reference = code == null ? null : lookups.company(code);
    return reference instanceof Reference.ById byId ? byId.id() : null;
  }
}
