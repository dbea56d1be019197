package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a program as one method handle, the array that they fill included. The virtual
 * machine compiles the handle with its steps and their slots as constants, into the code a person
 * would write for this one map; a loop over steps costs a call that cannot be foreseen for each,
 * and an array from outside a check of its class at each value. Steps are records because the
 * fields of records count as constants, those of other classes do not. Stateless.
 */
final class FusedSteps {
  private static final Class<?> ARRAY = Object[].class;
  private static final MethodType STEP_TYPE =
      MethodType.methodType(boolean.class, Row.class, ARRAY, Lookups.class, String.class);
  private static final MethodType FILL_TYPE =
      MethodType.methodType(ARRAY, ARRAY, Object.class, Row.class, Lookups.class, String.class);
  private static final MethodHandle FRESH = fresh();

  private FusedSteps() {}

  /**
   * The code of these steps in order, as {@code (Object, Row, Lookups, String)Object[]}: takes the
   * company as the target row takes it first; answers what the steps filled, null when one of them
   * answered false.
   *
   * @param width how many slots they fill
   * @param companyPlace where the company stands before they run, -1 for nowhere
   */
  static MethodHandle of(List<PlanStep> steps, int width, int companyPlace) {
    MethodHandle each =
        steps.isEmpty()
            ? Handles.answer(true, STEP_TYPE)
            : Handles.all(steps.stream().map(PlanStep::code).toList());
    MethodHandle fresh = MethodHandles.insertArguments(FRESH, 0, width, companyPlace);
    return MethodHandles.foldArguments(filling(each), fresh);
  }

  private static MethodHandle fresh() {
    try {
      MethodType type = MethodType.methodType(ARRAY, int.class, int.class, Object.class);
      return MethodHandles.lookup().findStatic(FusedSteps.class, "fresh", type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a class finds its own method", e);
    }
  }

  @SuppressWarnings("UnusedMethod") // by the handle above
  private static @Nullable Object[] fresh(int width, int companyPlace, @Nullable Object company) {
    @Nullable Object[] out = new @Nullable Object[width];
    if (companyPlace >= 0) {
      out[companyPlace] = company;
    }
    return out;
  }

  /** Takes the array first and answers it, or null when a step answers false. */
  private static MethodHandle filling(MethodHandle steps) {
    List<Class<?>> others = FILL_TYPE.dropParameterTypes(0, 1).parameterList();
    MethodHandle array = MethodHandles.dropArguments(MethodHandles.identity(ARRAY), 1, others);
    MethodHandle none =
        MethodHandles.dropArguments(MethodHandles.zero(ARRAY), 0, FILL_TYPE.parameterList());
    MethodHandle arrayFirst =
        MethodHandles.permuteArguments(
            steps, FILL_TYPE.changeReturnType(boolean.class), 2, 0, 3, 4);
    return MethodHandles.guardWithTest(arrayFirst, array, none);
  }
}
