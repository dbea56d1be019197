package dev.tandem.sync.live;

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What mapping asks about rows of Dataverse, fetched from a connector for a whole batch at once,
 * whatever its maps: one read for each step of the longest path. Rows that are not there are asked
 * for once, until {@link #forgetMissing}. Filled from one thread, then read by any.
 */
public final class BatchLookups implements Lookups {
  private final Connector dataverse;
  private final Map<UUID, Row> byId = new LinkedHashMap<>();
  private final Map<String, Map<KeyValues, Row>> byKey = new LinkedHashMap<>();
  private final Set<LookupRequest> missing = new LinkedHashSet<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  /** No rows yet. */
  public BatchLookups(Connector dataverse) {
    this.dataverse = dataverse;
  }

  /** Rows of one map that go one way. */
  public record Need(MapRun map, Direction direction, Collection<Row> rows) {}

  /**
   * Fetches all that these rows need.
   *
   * @throws dev.tandem.spi.error.ConnectorException when a read fails; what was read stays
   */
  public void fetch(Collection<Need> needs) {
    List<LookupRequest> open = open(needs);
    List<Need> further =
        needs.stream().filter(need -> !need.map().map().asksOnce(need.direction())).toList();
    while (!open.isEmpty()) {
      read(open);
      open = open(further);
    }
  }

  /**
   * Knows a row that its system has not committed yet, or that is newer than what it would read.
   */
  public void offer(Row row) {
    UUID id = idOf(row);
    if (id != null) {
      byId.put(id, row);
    }
  }

  /** Looks again for rows that were not there. */
  public void forgetMissing() {
    missing.clear();
  }

  /** Forgets a row that was written since. */
  public void forget(UUID id) {
    byId.remove(id);
    byKey.values().forEach(rows -> rows.values().removeIf(row -> id.equals(idOf(row))));
  }

  private List<LookupRequest> open(Collection<Need> needs) {
    Set<LookupRequest> open = new LinkedHashSet<>();
    for (Need need : needs) {
      open.addAll(need.map().map().lookupsNeeded(need.direction(), need.rows(), this));
    }
    return open.stream()
        .filter(request -> dataverse.catalog().table(request.table()) != null)
        .filter(missing::add)
        .toList();
  }

  private void read(List<LookupRequest> requests) {
    List<RowAddress> addresses = new ArrayList<>();
    requests.forEach(request -> addresses.add(address(request)));
    List<@Nullable StoredRow> found;
    try {
      found = dataverse.read(addresses);
    } catch (RuntimeException e) {
      requests.forEach(missing::remove);
      throw e;
    }
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
    UUID id = idOf(row);
    if (id != null) {
      byId.put(id, row);
    }
    if (address instanceof RowAddress.ByKey key) {
      byKey
          .computeIfAbsent(address.table().name(), table -> new LinkedHashMap<>())
          .put(key.key(), row);
    }
  }

  private String canonical(String table) {
    return names.computeIfAbsent(
        table,
        name -> {
          TableSchema schema = dataverse.catalog().table(name);
          return schema == null ? name.toLowerCase(Locale.ROOT) : schema.name().name();
        });
  }

  private static @Nullable UUID idOf(Row row) {
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
    UUID id = idOf(row);
    return id == null ? Reference.byKey(table, key) : Reference.byId(canonical(table), id);
  }
}
