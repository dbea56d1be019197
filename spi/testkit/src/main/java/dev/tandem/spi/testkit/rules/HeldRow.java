package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.value.Row;
import java.util.UUID;

/**
 * A row as its space holds it: every slot is blank or holds a checked value. Immutable.
 *
 * @param sequence place in the order of creation, kept through updates
 * @param id identity within the table; the primary id on Dataverse
 * @param row the slots
 * @param version changes with every write
 */
public record HeldRow(long sequence, UUID id, Row row, String version) {

  /** The row as a connector hands it out. */
  public StoredRow stored() {
    return new StoredRow(row, version);
  }
}
