package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Literals that every row gets (MAP-23). */
final class Constants implements DirectStep {
  private final int[] to;
  private final Object[] values;

  /** Slots and their converted values, in step. */
  Constants(int[] to, Object[] values) {
    this.to = to.clone();
    this.values = values.clone();
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    for (int i = 0; i < to.length; i++) {
      out[to[i]] = values[i];
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
    run(in, out, lookups, company);
  }
}
