package dev.tandem.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Copies of a class that hold what they were made for as a constant: a method handle, or a record
 * with one in it. A handle in a field of an object is called from outside, while one that a class
 * holds as a constant is compiled into whoever calls the class, as a lambda is. A copy is a hidden
 * class and is unloaded with its last object. Stateless.
 */
public final class HiddenCopies {
  private HiddenCopies() {}

  /**
   * An object of a new copy.
   *
   * @param own the lookup of the package of the pattern
   * @param pattern a class with a constructor without parameters that reads its constant by {@link
   *     #given}; it is never initialized itself
   * @param type what the pattern implements
   * @param constant the constant of the copy
   * @throws LinkageError if the pattern is not as said, which is a fault of its author
   */
  public static <T> T of(
      MethodHandles.Lookup own, Class<? extends T> pattern, Class<T> type, Object constant) {
    try {
      MethodHandles.Lookup copy =
          own.defineHiddenClassWithClassData(bytes(pattern), constant, true);
      MethodHandle constructor =
          copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class));
      return type.cast(constructor.invoke());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError("%s cannot be copied".formatted(pattern.getName()), e);
    }
  }

  /** What the copy of this lookup was made for; to be kept in a static final field. */
  public static <C> C given(MethodHandles.Lookup copy, Class<C> type) {
    try {
      return MethodHandles.classData(copy, ConstantDescs.DEFAULT_NAME, type);
    } catch (IllegalAccessException e) {
      throw new LinkageError("a class may read its own data", e);
    }
  }

  private static byte[] bytes(Class<?> pattern) {
    String file = pattern.getName().substring(pattern.getPackageName().length() + 1) + ".class";
    try (InputStream in = pattern.getResourceAsStream(file)) {
      if (in == null) {
        throw new LinkageError("%s is missing: keep it beside the other classes".formatted(file));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }
}
