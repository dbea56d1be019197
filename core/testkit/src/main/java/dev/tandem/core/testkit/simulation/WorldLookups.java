package dev.tandem.core.testkit.simulation;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.connector.Change;
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

/**
 * The rows of Dataverse as they are now.
 *
 * @param withGone whether rows that are gone count too, as they were last
 */
record WorldLookups(InMemoryConnector dataverse, boolean withGone) implements Lookups {
  WorldLookups(InMemoryConnector dataverse) {
    this(dataverse, false);
  }

  private TableName name(String table) {
    TableSchema schema = Objects.requireNonNull(dataverse.catalog().table(table), table);
    return schema.name();
  }

  private @Nullable Row read(RowAddress address) {
    StoredRow row = dataverse.read(List.of(address)).get(0);
    if (row != null) {
      return row.row();
    }
    return withGone ? lastOf(address) : null;
  }

  private @Nullable Row lastOf(RowAddress address) {
    Row last = null;
    for (Change change : dataverse.history()) {
      if (change.table().equals(address.table()) && isOf(change, address)) {
        last = change.row() == null ? change.before() : change.row();
      }
    }
    return last;
  }

  private static boolean isOf(Change change, RowAddress address) {
    return address instanceof RowAddress.ById byId
        ? byId.id().equals(change.id())
        : address instanceof RowAddress.ByKey byKey && byKey.key().equals(change.key());
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
