package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decimal to decimal. */
final class CopyDecimals extends BatchStep {
  private final ToDecimal[] conversions;

  CopyDecimals(List<SlotField> fields) {
    super(fields);
    conversions =
        fields.stream()
            .map(field -> (ToDecimal) field.plan().conversion())
            .toArray(ToDecimal[]::new);
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    for (int i = 0; i < from.length; i++) {
      Object value = in.slot(from[i]);
      if (value instanceof BigDecimal number && conversions[i].takes(number)) {
        out[to[i]] = number;
      } else if (value != null && !fields[i].runSlowly(in, out)) {
        return false;
      }
    }
    return true;
  }
}
