package dev.tandem.filter;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
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
  /**
   * Looks for a row of a table that passes both.
   *
   * @throws IllegalArgumentException when the filters read different sides
   */
  public static FilterOverlap of(Filter one, Filter other, TableSchema schema) {
    if (one.side() != other.side()) {
      throw new IllegalArgumentException("two filters of one side are compared");
    }
    TrialRows rows = TrialRows.of(List.of(one, other), schema);
    Row found =
        rows.find(row -> one.evaluate(row) == Truth.TRUE && other.evaluate(row) == Truth.TRUE);
    return new FilterOverlap(found != null || !rows.complete(), found);
  }
}
