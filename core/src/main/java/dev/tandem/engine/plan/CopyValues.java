package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of a class that the target takes as they are, such as identifiers. */
final class CopyValues extends BatchStep {
  private final Class<?> valueClass;

  CopyValues(List<SlotField> fields, Class<?> valueClass) {
    super(fields);
    this.valueClass = valueClass;
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    for (int i = 0; i < from.length; i++) {
      Object value = in.slot(from[i]);
      if (value != null) {
        if (value.getClass() == valueClass) {
          out[to[i]] = value;
        } else if (!fields[i].runSlowly(in, out)) {
          return false;
        }
      }
    }
    return true;
  }
}
