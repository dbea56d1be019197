package dev.tandem.core.testkit;

import dev.tandem.engine.CompiledMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contract on a map that a test plants; run by {@link MapContractTest} only. */
class PlantedMap implements MapContract {
  static @Nullable CompiledMap planted;

  @Override
  public CompiledMap map() {
    return Objects.requireNonNull(planted, "planted");
  }
}
