package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/**
 * Text to text.
 *
 * @param maxLength characters that the target takes
 */
record CopyText(SlotField field, int maxLength) implements FieldStep {

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    if (value instanceof String text && !text.isEmpty() && text.length() <= maxLength) {
      out[field.to()] = text;
      return true;
    }
    return value == null || field.runSlowly(in, out);
  }
}
