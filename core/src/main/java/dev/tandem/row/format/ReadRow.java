package dev.tandem.row.format;

import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Objects;

/**
 * A row as read from input. Immutable.
 *
 * @param line where it stands, counted from 1
 * @param row the values that the schema has columns for
 * @param unknownColumns names in the input that the schema does not have, in input order; always
 *     empty unless the reader reports them
 */
public record ReadRow(long line, Row row, List<String> unknownColumns) {

  public ReadRow {
    Objects.requireNonNull(row, "row");
    unknownColumns = List.copyOf(unknownColumns);
  }
}
