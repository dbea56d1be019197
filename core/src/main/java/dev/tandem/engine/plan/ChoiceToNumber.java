package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/** A choice to its number (OPT-22). */
record ChoiceToNumber(SlotField field, ToWhole conversion) implements FieldStep {

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    if (value instanceof ChoiceValue choice) {
      Object number = conversion.inRange(choice.number());
      out[field.to()] = number;
      return !(number instanceof Failure);
    }
    return value == null || field.runSlowly(in, out);
  }
}
