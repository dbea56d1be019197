package dev.tandem.filter;

import dev.tandem.code.HiddenCopies;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * The code of one bound filter: every filter gets a hidden copy of this class with its handle and
 * its table as constants, so that it is compiled into whoever tests it. The class itself is only
 * the pattern and is never initialized. Immutable.
 */
final class FilterCode extends BoundFilter {
  private static final Parts PARTS = HiddenCopies.given(MethodHandles.lookup(), Parts.class);
  private static final TableSchema SCHEMA = PARTS.schema();
  private static final MethodHandle TEST = PARTS.test();

  private FilterCode() {
    super(PARTS);
  }

  @Override
  public boolean test(Row row) {
    return row.schema() == SCHEMA ? testOwn(row) : testByName(row);
  }

  private static boolean testOwn(Row row) {
    try {
      return (boolean) TEST.invokeExact(row);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a step of a filter declares no exception", e);
    }
  }
}
