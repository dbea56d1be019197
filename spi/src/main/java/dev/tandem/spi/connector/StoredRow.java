package dev.tandem.spi.connector;

import dev.tandem.spi.value.Row;
import java.util.Objects;

/**
 * A row as its system holds it now. Immutable.
 *
 * @param row the columns as they are; one that was cleared is blank
 * @param version an opaque token that changes with every change of the row; only equality means
 *     anything
 */
public record StoredRow(Row row, String version) {

  public StoredRow {
    Objects.requireNonNull(row, "row");
    Objects.requireNonNull(version, "version");
  }
}
