package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An instant to its calendar date of UTC (UND-35), where no date is special. */
record InstantToDate(SlotField field) implements FieldStep {

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    LocalDate day = value instanceof Instant instant ? Dates.dayOf(instant) : null;
    if (day != null) {
      out[field.to()] = day;
      return true;
    }
    return value == null || field.runSlowly(in, out);
  }
}
