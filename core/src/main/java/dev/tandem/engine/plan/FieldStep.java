package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field between two columns: what the usual value class needs is done at once, anything else
 * goes the slow way through the field plan, so both ways always agree.
 */
interface FieldStep extends DirectStep {

  /** The field, which knows the slow way. */
  SlotField field();

  @Override
  default void explain(
      Row in,
      @Nullable Object[] out,
      Lookups lookups,
      @Nullable String company,
      List<Problem> problems) {
    field().explain(in, out, problems);
  }
}
