package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two options through a value map whose results were converted when the map was compiled. */
final class MapOptions extends BatchStep {
  private final @Nullable Object[] whenTrue;
  private final @Nullable Object[] whenFalse;

  MapOptions(List<SlotField> fields) {
    super(fields);
    whenTrue = results(true);
    whenFalse = results(false);
  }

  private @Nullable Object[] results(boolean option) {
    @Nullable Object[] results = new @Nullable Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      Object result = fields[i].plan().evaluate(option);
      results[i] = result instanceof Failure ? null : result;
    }
    return results;
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    for (int i = 0; i < from.length; i++) {
      Object value = in.slot(from[i]);
      Object result =
          value instanceof Boolean option ? (option ? whenTrue[i] : whenFalse[i]) : null;
      if (result != null) {
        out[to[i]] = result;
      } else if (value != null && !fields[i].runSlowly(in, out)) {
        return false;
      }
    }
    return true;
  }
}
