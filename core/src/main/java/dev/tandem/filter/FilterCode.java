package dev.tandem.filter;

import dev.tandem.spi.value.Row;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.function.Predicate;

/**
 * The code of one bound filter. A handle in a field of an object is called from outside, while one
 * that a class holds as a constant is compiled into whoever tests the filter, as a lambda is. So
 * every filter gets a hidden copy of this class with its handle as class data ({@link
 * FilterCopies}); it is unloaded with the filter. The class itself is only the pattern and is never
 * initialized. Immutable.
 */
final class FilterCode implements Predicate<Row> {
  private static final MethodHandle TEST = given();

  private FilterCode() {}

  private static MethodHandle given() {
    try {
      return MethodHandles.classData(
          MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, MethodHandle.class);
    } catch (IllegalAccessException e) {
      throw new LinkageError("a class may read its own data", e);
    }
  }

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
