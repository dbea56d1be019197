package dev.tandem.engine;

import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
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

  /** The row became a row of the other side; columns that are not mapped stay absent (MAP-21). */
  sealed class Mapped implements MappingResult permits DoubtfulMapped {
    private final RowProgram program;
    private final @Nullable Object[] values;
    private final @Nullable String company;

    /**
     * For programs.
     *
     * @param values for {@link RowProgram#rowOf}, given away
     */
    public Mapped(RowProgram program, @Nullable Object[] values, @Nullable String company) {
      this.program = program;
      this.values = values;
      this.company = company;
    }

    /** The table or entity the row is for. */
    public TableName table() {
      return program.target().name();
    }

    /**
     * The values that identify the row on the other side, company included; null when the map was
     * compiled without catalogs and no key is known. Computed at each call.
     */
    public @Nullable KeyValues key() {
      return program.keyOf(row(), company);
    }

    /** All mapped columns, the company included. */
    public Row row() {
      return program.rowOf(values);
    }

    /** The company of the row, null when it belongs to none. */
    public @Nullable LegalEntity company() {
      return company == null ? null : LegalEntity.of(company);
    }

    /** What is doubtful although the row is mapped, for example a second lookup match (UND-28). */
    public List<Problem> warnings() {
      return program.warningsOf(row());
    }

    @Override
    public String toString() {
      return "mapped " + row();
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
