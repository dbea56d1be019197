package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Choices to their numbers (OPT-22). */
final class ChoicesToNumbers extends BatchStep {
  private final ToWhole[] conversions;

  ChoicesToNumbers(List<SlotField> fields) {
    super(fields);
    conversions =
        fields.stream().map(field -> (ToWhole) field.plan().conversion()).toArray(ToWhole[]::new);
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    for (int i = 0; i < from.length; i++) {
      Object value = in.slot(from[i]);
      if (value instanceof ChoiceValue choice) {
        Object number = conversions[i].inRange(choice.number());
        if (number instanceof Failure) {
          return false;
        }
        out[to[i]] = number;
      } else if (value != null && !fields[i].runSlowly(in, out)) {
        return false;
      }
    }
    return true;
  }
}
