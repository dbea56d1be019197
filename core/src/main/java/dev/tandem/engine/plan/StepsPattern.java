package dev.tandem.engine.plan;

import dev.tandem.code.HiddenCopies;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * The code of one program: every program gets a hidden copy of this class with the handle of its
 * steps as the constant. The class itself is only the pattern and is never initialized. Immutable.
 */
final class StepsPattern implements StepsCode {
  private static final MethodHandle ALL = HiddenCopies.given(MethodHandles.lookup());

  private StepsPattern() {}

  @Override
  public @Nullable Object @Nullable [] run(
      @Nullable Object linked, Row in, Lookups lookups, @Nullable String company) {
    try {
      return (Object[]) ALL.invokeExact(linked, in, lookups, company);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a step declares no exception", e);
    }
  }
}
