package dev.tandem.filter;

import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * Makes one method handle of a bound filter: connectives become guards and steps are bound to it,
 * so the virtual machine compiles slots and constants into the code of this one filter. Steps are
 * records because their fields count as constants then.
 */
final class FusedTest {
  private static final MethodType TYPE = MethodType.methodType(boolean.class, Row.class);
  private static final MethodHandle TEST = test();
  private static final MethodHandle YES = answer(true);
  private static final MethodHandle NO = answer(false);

  private FusedTest() {}

  private static MethodHandle test() {
    try {
      return MethodHandles.lookup().findVirtual(BoundNode.class, "test", TYPE);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the steps of a filter have no test method", e);
    }
  }

  private static MethodHandle answer(boolean answer) {
    return MethodHandles.dropArguments(
        MethodHandles.constant(boolean.class, answer), 0, TYPE.parameterList());
  }

  /** Takes a row, answers whether it passes. */
  static MethodHandle of(BoundNode node) {
    if (node instanceof BoundNode.Every every) {
      return every(every.parts());
    } else if (node instanceof BoundNode.Any any) {
      return any(any.parts());
    }
    return TEST.bindTo(node);
  }

  /** Halves the parts, so that the nesting stays low. */
  private static MethodHandle every(List<BoundNode> parts) {
    int half = parts.size() / 2;
    return half == 0
        ? of(parts.get(0))
        : MethodHandles.guardWithTest(
            every(parts.subList(0, half)), every(parts.subList(half, parts.size())), NO);
  }

  private static MethodHandle any(List<BoundNode> parts) {
    int half = parts.size() / 2;
    return half == 0
        ? of(parts.get(0))
        : MethodHandles.guardWithTest(
            any(parts.subList(0, half)), YES, any(parts.subList(half, parts.size())));
  }
}
