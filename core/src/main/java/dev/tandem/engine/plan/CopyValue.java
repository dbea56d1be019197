package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/**
 * Values of a class that the target takes as they are, such as identifiers.
 *
 * @param valueClass the class
 */
record CopyValue(SlotField field, Class<?> valueClass) implements FieldStep {

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    if (value != null && value.getClass() == valueClass) {
      out[field.to()] = value;
      return true;
    }
    return value == null || field.runSlowly(in, out);
  }
}
