package dev.tandem.cli;

import dev.tandem.engine.Lookups;
import dev.tandem.engine.TableLookups;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a lookups file: a reference to a table that the file holds must be among them
 * (LKP-8), a reference to any other table is written by key, as without a file.
 *
 * @param rows the rows of the file
 */
record SuppliedLookups(TableLookups rows) implements Lookups {

  @Override
  public @Nullable Row rowById(String table, UUID id) {
    return rows.rowById(table, id);
  }

  @Override
  public @Nullable Row rowByKey(String table, KeyValues key) {
    return rows.rowByKey(table, key);
  }

  @Override
  public @Nullable Reference refer(String table, KeyValues key) {
    return rows.has(table) ? rows.refer(table, key) : Reference.byKey(table, key);
  }
}
