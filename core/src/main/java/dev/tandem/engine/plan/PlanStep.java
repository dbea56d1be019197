package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a program: fills some target slots from some source slots. A step runs without any
 * context; when something does not fit it answers false and the row is explained. Immutable.
 */
public interface PlanStep {

  /** Fills its slots of {@code out}; false when a value does not fit. */
  boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company);

  /**
   * Adds everything that does not fit, for a row that was run before, and fills its slots of {@code
   * out}; a {@link Failure} stands where a value does not fit.
   */
  void explain(
      Row in,
      @Nullable Object[] out,
      Lookups lookups,
      @Nullable String company,
      List<Problem> problems);
}
