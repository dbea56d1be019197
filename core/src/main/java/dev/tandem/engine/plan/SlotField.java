package dev.tandem.engine.plan;

import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that goes from one slot to another.
 *
 * @param from source slot
 * @param to target slot
 * @param plan what happens on the way
 */
record SlotField(int from, int to, FieldPlan plan) {

  /** Runs the slow way for a value that the fast way of a step does not know. */
  boolean runSlowly(Row in, @Nullable Object[] out) {
    Object value = plan.evaluate(in.slot(from));
    out[to] = value;
    return !(value instanceof Failure);
  }

  void explain(Row in, List<Problem> problems) {
    if (plan.evaluate(in.slot(from)) instanceof Failure failure) {
      problems.add(plan.problem(failure));
    }
  }
}
