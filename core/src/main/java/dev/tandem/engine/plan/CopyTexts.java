package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text to text. */
final class CopyTexts extends BatchStep {
  private final int[] maxLength;

  CopyTexts(List<SlotField> fields) {
    super(fields);
    maxLength =
        fields.stream()
            .mapToInt(field -> ((ToText) field.plan().conversion()).maxLength())
            .toArray();
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    for (int i = 0; i < from.length; i++) {
      Object value = in.slot(from[i]);
      if (value instanceof String text) {
        int length = text.length();
        if (length > 0 && length <= maxLength[i]) {
          out[to[i]] = text;
          continue;
        }
      }
      if (value != null && !fields[i].runSlowly(in, out)) {
        return false;
      }
    }
    return true;
  }
}
