package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Row;
import org.jspecify.annotations.Nullable;

/**
 * A choice to its number (OPT-22).
 *
 * @param any whether the target takes every number that an option can have
 * @param wide whether it takes them as {@link Long}
 * @param conversion knows the range
 */
record ChoiceToNumber(SlotField field, boolean any, boolean wide, ToWhole conversion)
    implements FieldStep {

  ChoiceToNumber(SlotField field, ToWhole conversion) {
    this(field, conversion.takesEveryInt(), conversion.isWide(), conversion);
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(field.from());
    if (value instanceof ChoiceValue choice) {
      Object number = any ? boxed(choice.number()) : conversion.inRange(choice.number());
      out[field.to()] = number;
      return !(number instanceof Failure);
    }
    return value == null || field.runSlowly(in, out);
  }

  private Object boxed(int number) {
    return wide ? (Object) (long) number : (Object) number;
  }
}
