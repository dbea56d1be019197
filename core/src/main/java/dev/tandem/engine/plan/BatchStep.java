package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields of one kind in one tight loop: what the usual value class needs is done inline, anything
 * else goes the slow way through the field plan, so both ways always agree.
 */
abstract class BatchStep implements PlanStep {
  final SlotField[] fields;
  final int[] from;
  final int[] to;

  BatchStep(List<SlotField> fields) {
    this.fields = fields.toArray(new SlotField[0]);
    from = fields.stream().mapToInt(SlotField::from).toArray();
    to = fields.stream().mapToInt(SlotField::to).toArray();
  }

  @Override
  public final void explain(
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
