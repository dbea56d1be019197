package dev.tandem.core.testkit;

import dev.tandem.engine.MappingResult;
import org.jspecify.annotations.Nullable;

/** Entry point of assertions on what mapping made of a row. No state; safe for any thread. */
public final class MapAssertions {
  private MapAssertions() {}

  /** Starts assertions on a result. */
  public static MappingResultAssert assertThat(@Nullable MappingResult actual) {
    return new MappingResultAssert(actual);
  }
}
