package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/** A choice through a value map. */
record MapChoice(SlotField field, ChoiceTable table) implements FieldStep {

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    Object result = value instanceof ChoiceValue choice ? table.find(choice.number()) : null;
    if (result != null) {
      out[field.to()] = result;
      return true;
    }
    return value == null || field.runSlowly(in, out);
  }
}
