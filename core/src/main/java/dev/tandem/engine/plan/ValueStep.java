package dev.tandem.engine.plan;

/** One transform of a field (section 1.7 of the behaviour reference). Immutable. */
interface ValueStep {

  /**
   * The value after the step.
   *
   * @param value a present value or {@link dev.tandem.spi.value.Blank#BLANK}
   * @return a value, blank, {@link MappedNull#FINAL}, or a {@link Failure}
   */
  Object apply(Object value);
}
