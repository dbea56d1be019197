package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/**
 * Two options through a value map whose results were converted when the map was compiled.
 *
 * @param whenTrue what true becomes, null for the slow way
 * @param whenFalse what false becomes, null for the slow way
 */
record MapOption(SlotField field, @Nullable Object whenTrue, @Nullable Object whenFalse)
    implements FieldStep {

  static MapOption of(SlotField field) {
    return new MapOption(field, result(field, true), result(field, false));
  }

  private static @Nullable Object result(SlotField field, boolean option) {
    Object result = field.plan().evaluate(option);
    return result instanceof Failure ? null : result;
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    Object result = value instanceof Boolean option ? (option ? whenTrue : whenFalse) : null;
    if (result != null) {
      out[field.to()] = result;
      return true;
    }
    return value == null || field.runSlowly(in, out);
  }
}
