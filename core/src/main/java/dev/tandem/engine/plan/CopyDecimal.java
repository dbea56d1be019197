package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimal to decimal. */
record CopyDecimal(SlotField field, ToDecimal conversion) implements FieldStep {

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    if (value instanceof BigDecimal number && conversion.takes(number)) {
      out[field.to()] = number;
      return true;
    }
    return value == null || field.runSlowly(in, out);
  }
}
