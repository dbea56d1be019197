package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.value.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row as the service has it.
 *
 * @param table its table
 * @param row its columns
 * @param version its ETag
 */
record Found(WireTable table, Row row, String version) {

  StoredRow stored() {
    return new StoredRow(row, version);
  }

  /** The identifier; null on a side without. */
  @Nullable UUID id() {
    String column = table.schema().primaryId();
    return column != null && row.value(column) instanceof UUID id ? id : null;
  }
}
