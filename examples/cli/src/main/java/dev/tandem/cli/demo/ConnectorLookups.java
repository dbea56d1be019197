package dev.tandem.cli.demo;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What mapping asks about rows of Dataverse, fetched from a connector a batch at a time. Filled for
 * one batch of rows, then only read; make a new one for the next batch, because rows change. Fill
 * it from one thread.
 */
public final class ConnectorLookups implements Lookups {
  private final Connector dataverse;
  private final Map<UUID, Row> byId = new HashMap<>();
  private final Map<String, Map<KeyValues, Row>> byKey = new HashMap<>();
  private final Set<LookupRequest> asked = new HashSet<>();

  private ConnectorLookups(Connector dataverse) {
    this.dataverse = dataverse;
  }

  /**
   * Fetches all that these rows need, path by path: each round may show what the next must ask.
   *
   * @param dataverse the Dataverse side
   */
  public static ConnectorLookups of(
      Connector dataverse, CompiledMap map, Direction direction, Collection<Row> rows) {
    ConnectorLookups lookups = new ConnectorLookups(dataverse);
    List<LookupRequest> open = lookups.open(map, direction, rows);
    while (!open.isEmpty()) {
      lookups.fetch(open);
      open = lookups.open(map, direction, rows);
    }
    return lookups;
  }

  /** What is needed and was not asked for yet; a row that is not there is asked for once. */
  private List<LookupRequest> open(CompiledMap map, Direction direction, Collection<Row> rows) {
    return map.lookupsNeeded(direction, rows, this).stream()
        .filter(request -> dataverse.catalog().table(request.table()) != null)
        .filter(asked::add)
        .toList();
  }

  private void fetch(List<LookupRequest> requests) {
    List<RowAddress> addresses = new ArrayList<>();
    requests.forEach(request -> addresses.add(address(request)));
    List<@Nullable StoredRow> found = dataverse.read(addresses);
    for (int i = 0; i < addresses.size(); i++) {
      StoredRow stored = found.get(i);
      if (stored != null) {
        keep(addresses.get(i), stored.row());
      }
    }
  }

  private RowAddress address(LookupRequest request) {
    TableName table = TableName.dataverse(canonical(request.table()));
    return request.row() instanceof Reference.ById reference
        ? new RowAddress.ById(table, reference.id())
        : new RowAddress.ByKey(table, ((Reference.ByKey) request.row()).key());
  }

  private void keep(RowAddress address, Row row) {
    UUID id = id(row);
    if (id != null) {
      byId.put(id, row);
    }
    if (address instanceof RowAddress.ByKey key) {
      byKey.computeIfAbsent(address.table().name(), table -> new HashMap<>()).put(key.key(), row);
    }
  }

  private String canonical(String table) {
    TableSchema schema = dataverse.catalog().table(table);
    return schema == null ? table : schema.name().name();
  }

  private static @Nullable UUID id(Row row) {
    String column = row.schema().primaryId();
    return column != null && row.value(column) instanceof UUID id ? id : null;
  }

  @Override
  public @Nullable Row rowById(String table, UUID id) {
    return byId.get(id);
  }

  @Override
  public @Nullable Row rowByKey(String table, KeyValues key) {
    Map<KeyValues, Row> rows = byKey.get(canonical(table));
    return rows == null ? null : rows.get(key);
  }

  @Override
  public @Nullable Reference refer(String table, KeyValues key) {
    Row row = rowByKey(table, key);
    if (row == null) {
      return null;
    }
    UUID id = id(row);
    return id == null ? Reference.byKey(table, key) : Reference.byId(canonical(table), id);
  }
}
