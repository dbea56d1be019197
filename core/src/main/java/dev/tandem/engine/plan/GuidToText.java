package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An identifier to a text that takes all its characters. */
record GuidToText(SlotField field) implements FieldStep {

  /** How long an identifier is as text. */
  static final int LENGTH = 36;

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    if (value instanceof UUID id) {
      out[field.to()] = id.toString();
      return true;
    }
    return value == null || field.runSlowly(in, out);
  }
}
