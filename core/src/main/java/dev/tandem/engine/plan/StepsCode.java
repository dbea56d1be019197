package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/** The steps of one program as code of their own. Immutable. */
interface StepsCode {

  /**
   * Runs the steps in order; what they filled, null when one of them answered false.
   *
   * @param linked the company as the target row takes it
   */
  @Nullable Object @Nullable [] run(
      @Nullable Object linked, Row in, Lookups lookups, @Nullable String company);
}
