package dev.tandem.engine;

import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One direction of a compiled map. Immutable and safe for any thread. */
public interface RowProgram {

  /** The schema that rows going in are bound to. */
  TableSchema source();

  /** The schema that mapped rows are bound to. */
  TableSchema target();

  /** A mapped row of the values that this program gave to its result. */
  default Row rowOf(@Nullable Object[] values) {
    return Row.ofSlots(target(), values);
  }

  /** The filter that rows going in must meet, as the map writes it; empty for all rows. */
  String filterText();

  /** The columns that mapped rows may carry (MAP-21). */
  Set<String> writtenColumns();

  /**
   * Maps one row.
   *
   * @param company the company of a row that names none itself, null when there is no such default
   */
  MappingResult apply(Row row, Lookups lookups, @Nullable String company);

  /** Adds to {@code needed} what {@code known} cannot answer for this row. */
  void collectLookups(Row row, Lookups known, @Nullable String company, Set<LookupRequest> needed);

  /** Whether it adds nothing more of any row once what it added is known. */
  default boolean asksOnce() {
    return false;
  }

  /** What is doubtful about a row that this program made, as far as the row itself shows it. */
  List<Problem> warningsOf(Row mapped);

  /** The columns of the key of rows that this program makes; empty when no key is known. */
  List<String> keyColumns();

  /** The key of a row that this program made, null when no key is known. */
  @Nullable KeyValues keyOf(Row mapped, @Nullable String company);
}
