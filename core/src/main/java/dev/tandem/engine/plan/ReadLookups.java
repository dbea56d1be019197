package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All lookup columns that are read, in one loop: the processor then fetches the rows of several
 * lookups at once instead of waiting for each.
 */
final class ReadLookups implements PlanStep {
  private final ReadLookup[] columns;

  ReadLookups(List<ReadLookup> columns) {
    this.columns = columns.toArray(new ReadLookup[0]);
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    for (ReadLookup column : columns) {
      if (!column.run(in, out, lookups, company)) {
        return false;
      }
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
    for (ReadLookup column : columns) {
      column.explain(in, out, lookups, company, problems);
    }
  }

  @Override
  public void collectLookups(
      Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    for (ReadLookup column : columns) {
      column.collectLookups(in, known, company, needed);
    }
  }
}
