package dev.tandem.projectops.scenario;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;

/**
 * What a table holds. Immutable.
 *
 * @param table the table
 * @param rows its rows in the order of their creation
 */
public record TableRows(TableSchema table, List<Row> rows) {
  /** Copies the list. */
  public TableRows {
    rows = List.copyOf(rows);
  }
}
