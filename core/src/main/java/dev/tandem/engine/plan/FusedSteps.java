package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a program as one method handle. The virtual machine compiles the handle with its
 * steps and their slots as constants, into the code a person would write for this one map; a loop
 * over steps costs a call that cannot be foreseen for each. Steps are records because the fields of
 * records count as constants, those of other classes do not. Immutable.
 */
final class FusedSteps {
  private static final MethodType TYPE =
      MethodType.methodType(boolean.class, Row.class, Object[].class, Lookups.class, String.class);
  private static final MethodHandle STEP = step();

  private final MethodHandle all;

  FusedSteps(List<PlanStep> steps) {
    all = steps.isEmpty() ? answer(true) : all(steps);
  }

  private static MethodHandle step() {
    try {
      return MethodHandles.lookup().findVirtual(PlanStep.class, "run", TYPE);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the step interface has no run method", e);
    }
  }

  private static MethodHandle answer(boolean answer) {
    return MethodHandles.dropArguments(
        MethodHandles.constant(boolean.class, answer), 0, TYPE.parameterList());
  }

  /** Halves the steps, so that the nesting stays low. */
  private static MethodHandle all(List<PlanStep> steps) {
    int size = steps.size();
    return size == 1
        ? STEP.bindTo(steps.get(0))
        : MethodHandles.guardWithTest(
            all(steps.subList(0, size / 2)), all(steps.subList(size / 2, size)), answer(false));
  }

  /** Runs the steps in order until one answers false; whether none did. */
  boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    try {
      return (boolean) all.invokeExact(in, out, lookups, company);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a step declares no exception", e);
    }
  }
}
