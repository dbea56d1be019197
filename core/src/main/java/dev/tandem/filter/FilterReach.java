package dev.tandem.filter;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a filter reaches over the rows of a table: none, some or all of them. Found by trying
 * rows, as {@link FilterOverlap} does. Immutable and safe for any thread.
 */
public final class FilterReach {
  private final Filter filter;
  private final TrialRows rows;

  private FilterReach(Filter filter, TableSchema schema) {
    this.filter = filter;
    rows = TrialRows.of(List.of(filter), schema).members(schema);
  }

  /** The reach of a filter; columns that the table does not have count as blank. */
  public static FilterReach of(Filter filter, TableSchema schema) {
    return new FilterReach(filter, schema);
  }

  /** Whether it is certain that no row passes. */
  public boolean never() {
    return rows.complete() && rows.find(this::passes) == null;
  }

  /**
   * Whether it is certain that every row passes, but for rows with nothing in a column that the
   * filter compares without asking whether it is null; false for the empty filter, which says so
   * itself.
   */
  public boolean always() {
    if (filter.matchesAll()) {
      return false;
    }
    Set<String> tested = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    collectNullTests(filter.tree(), tested);
    TrialRows filled = rows.filledExcept(tested);
    return filled.complete() && filled.find(row -> !passes(row)) == null;
  }

  /** Whether a row with this value in a column may pass; true also when that cannot be told. */
  public boolean mayPass(String column, String value) {
    TrialRows fixed = rows.with(column, value);
    return !fixed.complete() || fixed.find(this::passes) != null;
  }

  private boolean passes(Row row) {
    return filter.evaluate(row) == Truth.TRUE;
  }

  private void collectNullTests(FilterNode node, Set<String> tested) {
    if (node instanceof FilterNode.And and) {
      and.parts().forEach(part -> collectNullTests(part, tested));
    } else if (node instanceof FilterNode.Or or) {
      or.parts().forEach(part -> collectNullTests(part, tested));
    } else if (node instanceof FilterNode.Not not) {
      collectNullTests(not.part(), tested);
    } else if (node instanceof FilterNode.NullTest test) {
      tested.add(ColumnNames.read(filter.side(), test.column()));
    }
  }
}
