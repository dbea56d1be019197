package dev.tandem.filter;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether two filters of one side can both let a row pass (UND-49). Found by trying rows whose
 * columns hold what the filters name, what lies beside it, and nothing: comparisons tell no other
 * values apart. Immutable.
 *
 * @param possible whether some row may pass both; also true when that cannot be told, because the
 *     filters look for patterns or combine too many values
 * @param example a row that passes both, with the columns that the filters read; null when none was
 *     found
 */
public record FilterOverlap(boolean possible, @Nullable Row example) {
  private static final int MOST_ROWS = 50_000;

  /**
   * Looks for a row of a table that passes both.
   *
   * @throws IllegalArgumentException when the filters read different sides
   */
  public static FilterOverlap of(Filter one, Filter other, TableSchema schema) {
    if (one.side() != other.side()) {
      throw new IllegalArgumentException("two filters of one side are compared");
    }
    List<FilterNode> trees = List.of(one.tree(), other.tree());
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    columns.addAll(one.columns());
    columns.addAll(other.columns());
    List<TrialValues> trials = new ArrayList<>();
    boolean exact = true;
    long rows = 1;
    for (String column : columns) {
      if (schema.slotOf(column) >= 0) {
        TrialValues values = TrialValues.of(one.side(), column, schema, trees);
        trials.add(values);
        exact &= values.exact();
        rows = Math.min(MOST_ROWS + 1L, rows * values.values().size());
      }
    }
    Row found = rows > MOST_ROWS ? null : search(one, other, schema, trials);
    return new FilterOverlap(found != null || !exact || rows > MOST_ROWS, found);
  }

  private static @Nullable Row search(
      Filter one, Filter other, TableSchema schema, List<TrialValues> trials) {
    int[] chosen = new int[trials.size()];
    while (true) {
      Row row = row(schema, trials, chosen);
      if (one.evaluate(row) == Truth.TRUE && other.evaluate(row) == Truth.TRUE) {
        return row;
      }
      int at = 0;
      while (at < chosen.length && ++chosen[at] == trials.get(at).values().size()) {
        chosen[at++] = 0;
      }
      if (at == chosen.length) {
        return null;
      }
    }
  }

  private static Row row(TableSchema schema, List<TrialValues> trials, int[] chosen) {
    Row.Builder row = Row.builder(schema);
    for (int i = 0; i < chosen.length; i++) {
      String value = trials.get(i).values().get(chosen[i]);
      row.set(trials.get(i).column(), value.equals(TrialValues.NOTHING) ? Blank.BLANK : value);
    }
    return row.build();
  }
}
