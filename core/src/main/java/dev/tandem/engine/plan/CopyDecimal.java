package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decimal to decimal.
 *
 * @param scale digits after the point that the target keeps
 * @param safeDigits digits before the point that are surely in range
 * @param conversion knows the bounds
 */
record CopyDecimal(SlotField field, int scale, int safeDigits, ToDecimal conversion)
    implements FieldStep {

  CopyDecimal(SlotField field, ToDecimal conversion) {
    this(field, conversion.scale(), conversion.safeDigits(), conversion);
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    if (value instanceof BigDecimal number && takes(number)) {
      out[field.to()] = number;
      return true;
    }
    return value == null || field.runSlowly(in, out);
  }

  /** What the conversion asks, with its limits as constants. */
  private boolean takes(BigDecimal number) {
    int digits = number.scale();
    return digits <= scale
        && digits >= ToDecimal.LEAST_SCALE
        && (safeDigits == Integer.MAX_VALUE
            || number.precision() - digits <= safeDigits
            || conversion.takes(number));
  }
}
