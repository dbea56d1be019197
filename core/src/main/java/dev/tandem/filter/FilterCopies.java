package dev.tandem.filter;

import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Predicate;

/** Makes the copies of {@link FilterCode}. Stateless. */
final class FilterCopies {
  private FilterCopies() {}

  /** A copy for a handle that takes a row and answers whether it passes. */
  @SuppressWarnings("unchecked")
  static Predicate<Row> of(MethodHandle test) {
    try {
      MethodHandles.Lookup copy =
          MethodHandles.lookup().defineHiddenClassWithClassData(pattern(), test, true);
      MethodHandle constructor =
          copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class));
      return (Predicate<Row>) constructor.invoke();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError(
          "a class may copy one of its own package and make an object of the copy", e);
    }
  }

  private static byte[] pattern() {
    try (InputStream in = FilterCode.class.getResourceAsStream("FilterCode.class")) {
      if (in == null) {
        throw new LinkageError("FilterCode.class is missing: keep it beside the other classes");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("FilterCode.class cannot be read", e);
    }
  }
}
