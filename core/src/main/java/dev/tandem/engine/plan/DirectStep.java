package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** A step whose code is one short method. Immutable. */
interface DirectStep extends PlanStep {
  /** {@link #run} of any such step. */
  MethodHandle RUN =
      Handles.method(
          MethodHandles.lookup(),
          DirectStep.class,
          "run",
          boolean.class,
          Row.class,
          Object[].class,
          Lookups.class,
          String.class);

  /** Fills its slots of {@code out}; false when a value does not fit. */
  boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company);

  @Override
  default MethodHandle code() {
    return RUN.bindTo(this);
  }
}
