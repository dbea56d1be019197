package dev.tandem.filter;

import dev.tandem.code.HiddenCopies;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.function.Predicate;

/**
 * The code of one bound filter: every filter gets a hidden copy of this class with its handle as
 * the constant, so that it is compiled into whoever tests it. The class itself is only the pattern
 * and is never initialized. Immutable.
 */
final class FilterCode implements Predicate<Row> {
  private static final MethodHandle TEST = HiddenCopies.given(MethodHandles.lookup());

  private FilterCode() {}

  @Override
  public boolean test(Row row) {
    try {
      return (boolean) TEST.invokeExact(row);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a step of a filter declares no exception", e);
    }
  }
}
