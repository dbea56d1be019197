package dev.tandem.spi.connector;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import java.util.Objects;
import java.util.UUID;

/** Where one row is found. Immutable. */
public sealed interface RowAddress {

  /** The table of the row. */
  TableName table();

  /**
   * A row by unique identifier.
   *
   * @param table its table
   * @param id its id
   */
  record ById(TableName table, UUID id) implements RowAddress {
    public ById {
      Objects.requireNonNull(table, "table");
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * A row by key.
   *
   * @param table its table
   * @param key all columns of one key of the table; lookups as paths, for example {@code
   *     msdyn_owningcompany.cdm_companycode}
   */
  record ByKey(TableName table, KeyValues key) implements RowAddress {
    public ByKey {
      Objects.requireNonNull(table, "table");
      Objects.requireNonNull(key, "key");
    }
  }
}
