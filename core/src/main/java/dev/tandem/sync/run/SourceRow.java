package dev.tandem.sync.run;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.Obligations;
import dev.tandem.sync.live.OperationIds;
import dev.tandem.sync.live.SyncContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row that a full read found. Immutable.
 *
 * @param row the row, bound to the schema of the map
 * @param version its version
 * @param id its identifier on Dataverse, null on finance
 * @param key its key on finance, null on Dataverse
 * @param rowKey by which its changes stay in order
 */
record SourceRow(
    Row row, String version, @Nullable UUID id, @Nullable KeyValues key, LinkKey rowKey) {

  static SourceRow of(MapRun map, Side side, StoredRow stored) {
    Row row = map.bind(side, stored.row());
    if (side == Side.FINANCE) {
      KeyValues key = map.financeKey(row);
      return new SourceRow(row, stored.version(), null, key, map.rowKey(side, null, key));
    }
    String column = row.schema().primaryId();
    UUID id = column != null && row.value(column) instanceof UUID known ? known : null;
    return new SourceRow(row, stored.version(), id, null, map.rowKey(side, id, null));
  }

  /** The obligation to carry it over, named by the run, the row and its version. */
  Obligation obligation(SyncContext context, MapRun map, Direction direction, String run) {
    OwedChange change =
        new OwedChange(
            OwedChange.Origin.SNAPSHOT,
            Change.Kind.UPSERT,
            0,
            id,
            key,
            row,
            version,
            null,
            context.now());
    String coordinate = run + '/' + (id == null ? rowKey : id) + '@' + version;
    return Obligations.received(
        context, map, direction, OperationIds.of(map, direction, coordinate), change, null, run);
  }
}
