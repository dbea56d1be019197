package dev.tandem.projectops.entity;

import dev.tandem.spi.schema.ColumnSchema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between the slot of one column and the attribute that models it. Immutable. */
interface Conversion {

  /** What {@link EntityColumn#type} says. */
  Class<?> type();

  /**
   * The attribute for a slot.
   *
   * @param value what the slot holds; null when it is absent or blank
   * @return null when the value is of no class that the attribute can be
   */
  @Nullable Object attribute(@Nullable Object value);

  /** The slot for an attribute of a column; null when the attribute is empty. */
  @Nullable Object slot(Object attribute, ColumnSchema column);

  /** Attributes that hold what the slot holds. */
  record Plain(Class<?> type) implements Conversion {
    @Override
    public @Nullable Object attribute(@Nullable Object value) {
      return value == null || type.isInstance(value) ? Optional.ofNullable(value) : null;
    }

    @Override
    public @Nullable Object slot(Object attribute, ColumnSchema column) {
      return ((Optional<?>) attribute).orElse(null);
    }
  }
}
