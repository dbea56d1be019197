package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/** A field without transforms: its value is only converted. */
record ConvertValue(SlotField field, Conversion conversion) implements FieldStep {

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    if (value == null) {
      return true;
    }
    Object converted = conversion.convert(value);
    out[field.to()] = converted;
    return !(converted instanceof Failure);
  }
}
