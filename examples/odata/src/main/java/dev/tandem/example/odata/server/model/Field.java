package dev.tandem.example.odata.server.model;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;

/**
 * A property of an entity type: one column under the name that URLs and payloads use. A lookup is
 * the property {@code _column_value} with the id of its row. Immutable.
 *
 * @param name the property
 * @param column the column
 * @param slot the slot of the column in rows of the table
 */
public record Field(String name, ColumnSchema column, int slot) {

  /** Whether the property holds the id of another row. */
  public boolean isLookup() {
    return column.type() instanceof FieldType.Lookup;
  }
}
