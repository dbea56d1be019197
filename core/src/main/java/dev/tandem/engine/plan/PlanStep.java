package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a program: fills some target slots from some source slots. A step runs without any
 * context; when something does not fit it answers false and the row is explained. Immutable.
 */
public interface PlanStep {

  /**
   * What fills its slots, as {@code (Row, Object[], Lookups, String)boolean}: takes the source row,
   * the slots of the target row, the lookups and the company, null for none, and answers false when
   * a value does not fit. The virtual machine takes steps into the code of a map only while their
   * own code is short, so a long step is put together here out of short methods.
   */
  MethodHandle code();

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
