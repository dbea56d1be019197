package dev.tandem.core.testkit.simulation;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of Dataverse as they are now. */
record WorldLookups(InMemoryConnector dataverse) implements Lookups {
  private TableName name(String table) {
    TableSchema schema = Objects.requireNonNull(dataverse.catalog().table(table), table);
    return schema.name();
  }

  private @Nullable Row read(RowAddress address) {
    StoredRow row = dataverse.read(List.of(address)).get(0);
    return row == null ? null : row.row();
  }

  @Override
  public @Nullable Row rowById(String table, UUID id) {
    return read(new RowAddress.ById(name(table), id));
  }

  @Override
  public @Nullable Row rowByKey(String table, KeyValues key) {
    return read(new RowAddress.ByKey(name(table), key));
  }

  @Override
  public @Nullable Reference refer(String table, KeyValues key) {
    Row row = rowByKey(table, key);
    return row == null ? null : Reference.byId(name(table).name(), SimulatedUsers.id(row));
  }
}
