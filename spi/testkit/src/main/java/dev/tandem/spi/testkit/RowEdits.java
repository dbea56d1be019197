package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import java.util.Map;

/**
 * Changes that the users and programs of a system itself make: read-only columns may be given,
 * everything else is checked. Every method throws {@link IllegalArgumentException} for what the
 * system would refuse.
 */
public interface RowEdits {

  /** Stores a row; columns not given stay blank, ids are supplied. */
  StoredRow insert(String table, Map<String, ?> values);

  /** Changes some columns of the row with this key; a null value makes a column blank. */
  StoredRow update(String table, KeyValues key, Map<String, ?> values);

  /** Deletes the row with this key. */
  void delete(String table, KeyValues key);
}
