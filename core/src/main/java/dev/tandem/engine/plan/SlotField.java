package dev.tandem.engine.plan;

import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that goes from one slot to another.
 *
 * @param from source slot, -1 for a constant, which is always absent
 * @param to target slot
 * @param plan what happens on the way
 */
record SlotField(int from, int to, FieldPlan plan) {

  /** The raw source slot. */
  @Nullable Object read(Row in) {
    return from < 0 ? null : in.slot(from);
  }

  /** Runs the slow way for a value that the fast way of a step does not know. */
  boolean runSlowly(Row in, @Nullable Object[] out) {
    Object value = plan.evaluate(read(in));
    out[to] = value;
    return !(value instanceof Failure);
  }

  /** Fills its slot if it has one, with a failure as well, and reports that. */
  void explain(Row in, @Nullable Object[] out, List<Problem> problems) {
    Object value = plan.evaluate(read(in));
    if (to >= 0) {
      out[to] = value;
    }
    if (value instanceof Failure failure) {
      problems.add(plan.problem(failure));
    }
  }
}
