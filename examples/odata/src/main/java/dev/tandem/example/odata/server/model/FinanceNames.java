package dev.tandem.example.odata.server.model;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.TableSchema;

/** How finance spells entities and fields in OData, which map files do not say. */
public interface FinanceNames {

  /** The public collection name, for example {@code ProjectsV2}. */
  String collection(TableSchema entity);

  /** The public entity name, for example {@code ProjectV2}. */
  String type(TableSchema entity);

  /** The property of a field, for example {@code ProjectID}. */
  String property(TableSchema entity, ColumnSchema field);

  /** Names made of the label alone, fields as map files spell them. */
  static FinanceNames ofLabels() {
    return new LabelNames();
  }
}
