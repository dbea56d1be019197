package dev.tandem.projectops.entity;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * A public method, found once by reflection and then called directly. Only what is public and
 * exported is reached, so that entities of other modules work as well. Immutable.
 */
final class Call {
  private final MethodHandle handle;

  private Call(MethodHandle handle) {
    this.handle = handle;
  }

  /** A method that is there already. */
  static Call of(Method method) {
    try {
      MethodHandle found = MethodHandles.publicLookup().unreflect(method);
      return new Call(found.asType(MethodType.genericMethodType(found.type().parameterCount())));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          method + " cannot be reached; make its type public and export its package", e);
    }
  }

  /** The method of a type with this name and these parameters. */
  static Call of(Class<?> type, String name, Class<?>... parameters) {
    try {
      return of(type.getMethod(name, parameters));
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          type.getName() + " is no builder of its entity: it has no method " + name, e);
    }
  }

  /** Calls a static method. */
  Object alone() {
    try {
      return handle.invoke();
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** Calls a method without parameters. */
  Object on(Object target) {
    try {
      return handle.invoke(target);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** Calls a method with one parameter. */
  Object on(Object target, Object argument) {
    try {
      return handle.invoke(target, argument);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException known
        ? known
        : new IllegalStateException("an accessor or builder threw a checked exception", thrown);
  }
}
