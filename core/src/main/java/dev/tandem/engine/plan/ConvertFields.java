package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of any kind: each source slot goes through its field plan. */
final class ConvertFields implements PlanStep {
  private final SlotField[] fields;

  ConvertFields(List<SlotField> fields) {
    this.fields = fields.toArray(new SlotField[0]);
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    for (SlotField field : fields) {
      Object value = field.plan().evaluate(in.slot(field.from()));
      if (value instanceof Failure) {
        return false;
      }
      out[field.to()] = value;
    }
    return true;
  }

  @Override
  public void explain(
      Row in,
      @Nullable Object[] out,
      Lookups lookups,
      @Nullable String company,
      List<Problem> problems) {
    for (SlotField field : fields) {
      field.explain(in, out, problems);
    }
  }
}
