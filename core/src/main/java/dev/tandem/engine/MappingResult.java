package dev.tandem.engine;

import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What mapping made of one row: a value, never an exception. Immutable. */
public sealed interface MappingResult
    permits MappingResult.Mapped, MappingResult.Filtered, MappingResult.Rejected {

  /**
   * The mapped row.
   *
   * @throws RowRejectedException when the row was filtered or rejected
   */
  default Mapped orThrow() {
    if (this instanceof Mapped mapped) {
      return mapped;
    }
    throw new RowRejectedException(this);
  }

  /** The row for the other side. */
  interface Target {
    /** The key of a mapped row. */
    @Nullable KeyValues keyOf(Row row);
  }

  /** The row became a row of the other side; columns that are not mapped stay absent (MAP-21). */
  final class Mapped implements MappingResult {
    private final Target target;
    private final Row row;

    /** For the engine. */
    public Mapped(Target target, Row row) {
      this.target = target;
      this.row = row;
    }

    /** The table or entity the row is for. */
    public TableName table() {
      return row.schema().name();
    }

    /**
     * The values that identify the row on the other side, company included; null when the map was
     * compiled without catalogs and no key is known. Computed at each call.
     */
    public @Nullable KeyValues key() {
      return target.keyOf(row);
    }

    /** All mapped columns, the company included. */
    public Row row() {
      return row;
    }

    @Override
    public String toString() {
      return "mapped " + row;
    }
  }

  /**
   * The row does not take part.
   *
   * @param reason which filter or rule says so, for people
   */
  record Filtered(String reason) implements MappingResult {}

  /**
   * The row cannot travel.
   *
   * @param problems everything that is wrong with it, at least one
   */
  record Rejected(List<Problem> problems) implements MappingResult {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
