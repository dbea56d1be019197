package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Instants to calendar dates of UTC (UND-35), where no date is special. */
final class InstantsToDates extends BatchStep {

  InstantsToDates(List<SlotField> fields) {
    super(fields);
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    for (int i = 0; i < from.length; i++) {
      Object value = in.slot(from[i]);
      LocalDate day = value instanceof Instant instant ? Dates.dayOf(instant) : null;
      if (day != null) {
        out[to[i]] = day;
      } else if (value != null && !fields[i].runSlowly(in, out)) {
        return false;
      }
    }
    return true;
  }
}
