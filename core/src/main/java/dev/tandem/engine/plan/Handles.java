package dev.tandem.engine.plan;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** Method handles as steps need them. Stateless. */
final class Handles {
  private Handles() {}

  /**
   * A method of an object or an interface, the object as its first argument.
   *
   * @throws LinkageError when there is none, which is a fault of the author
   */
  static MethodHandle method(
      MethodHandles.Lookup own, Class<?> of, String name, Class<?> answer, Class<?>... takes) {
    try {
      return own.findVirtual(of, name, MethodType.methodType(answer, takes));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("%s has no method %s".formatted(of.getName(), name), e);
    }
  }

  /** Takes what another handle takes and always gives this answer. */
  static MethodHandle answer(boolean answer, MethodType like) {
    return MethodHandles.dropArguments(
        MethodHandles.constant(boolean.class, answer), 0, like.parameterList());
  }

  /**
   * Runs handles of one type until one answers false; halves them, so that the nesting stays low.
   *
   * @param handles at least one
   */
  static MethodHandle all(List<MethodHandle> handles) {
    int size = handles.size();
    return size == 1
        ? handles.get(0)
        : MethodHandles.guardWithTest(
            all(handles.subList(0, size / 2)),
            all(handles.subList(size / 2, size)),
            answer(false, handles.get(0).type()));
  }
}
