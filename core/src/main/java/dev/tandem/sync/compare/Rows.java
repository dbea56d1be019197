package dev.tandem.sync.compare;

import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.live.BatchLookups;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SideAccess;
import dev.tandem.sync.live.SyncContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and maps the rows of one comparison; keeps to the pauses that sides asked for (I21). */
final class Rows {
  private final SyncContext context;
  private final MapRun map;

  Rows(SyncContext context, MapRun map) {
    this.context = context;
    this.map = map;
  }

  private SideAccess open(Side side) {
    SideAccess access = context.side(side);
    if (!access.isOpen(context.now())) {
      throw new TransientConnectorException(
          "%s asked for a pause; compare again when it is over".formatted(side),
          access.closedUntil(),
          null);
    }
    return access;
  }

  Page page(Side side, Query query) {
    return open(side).connector().query(query);
  }

  /** The rows at these places, in their order, null where there is none. */
  List<@Nullable StoredRow> at(Side side, List<? extends RowAddress> places) {
    return places.isEmpty() ? List.of() : open(side).connector().read(places);
  }

  /** The rows with these keys, for each that has one. */
  <T> Map<T, StoredRow> byKey(Side side, Map<T, KeyValues> keys) {
    Map<T, RowAddress> places = new LinkedHashMap<>();
    keys.forEach((of, key) -> places.put(of, new RowAddress.ByKey(map.tableName(side), key)));
    return found(side, places);
  }

  /** The rows of Dataverse with these identifiers, for each that is there. */
  <T> Map<T, StoredRow> byId(Map<T, UUID> ids) {
    Map<T, RowAddress> places = new LinkedHashMap<>();
    ids.forEach((of, id) -> places.put(of, new RowAddress.ById(map.tableName(Side.DATAVERSE), id)));
    return found(Side.DATAVERSE, places);
  }

  private <T> Map<T, StoredRow> found(Side side, Map<T, RowAddress> places) {
    List<@Nullable StoredRow> rows = at(side, List.copyOf(places.values()));
    Map<T, StoredRow> found = new LinkedHashMap<>();
    int place = 0;
    for (T of : places.keySet()) {
      StoredRow row = rows.get(place);
      if (row != null) {
        found.put(of, row);
      }
      place++;
    }
    return found;
  }

  /** The row bound to the schema of the map. */
  Row bound(Side side, StoredRow stored) {
    return map.bind(side, stored.row());
  }

  /** What rows of the source of a way become, in their order. */
  List<MappingResult> map(Direction direction, List<StoredRow> stored) {
    List<Row> rows = stored.stream().map(row -> bound(direction.source(), row)).toList();
    BatchLookups lookups = new BatchLookups(open(Side.DATAVERSE).connector());
    lookups.fetch(List.of(new BatchLookups.Need(map, direction, rows)));
    List<MappingResult> results = new ArrayList<>();
    rows.forEach(row -> results.add(map.map().apply(direction, row, lookups)));
    return results;
  }

  /** The rows that rows of the source of a way map to, as far as there are any. */
  List<StoredRow> partners(Direction direction, List<StoredRow> stored) {
    Map<Integer, KeyValues> keys = new LinkedHashMap<>();
    List<MappingResult> results = map(direction, stored);
    for (int i = 0; i < results.size(); i++) {
      KeyValues key = results.get(i) instanceof MappingResult.Mapped mapped ? mapped.key() : null;
      if (key != null && !key.isBlank()) {
        keys.put(i, key);
      }
    }
    return List.copyOf(byKey(direction.target(), keys).values());
  }

  static @Nullable UUID idOf(Row row) {
    String column = row.schema().primaryId();
    return column != null && row.value(column) instanceof UUID id ? id : null;
  }
}
