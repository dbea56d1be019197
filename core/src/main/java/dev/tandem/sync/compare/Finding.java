package dev.tandem.sync.compare;

import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.reconcile.Difference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference with the rows behind it. Immutable.
 *
 * @param kind what it is
 * @param dataverse the row of Dataverse, null when there is none
 * @param finance the row of finance, null when there is none
 * @param key the key on finance, null when it cannot be told
 * @param id the identifier on Dataverse, null when it cannot be told
 * @param columns what differs
 * @param reason for people
 */
record Finding(
    Difference.Kind kind,
    @Nullable StoredRow dataverse,
    @Nullable StoredRow finance,
    @Nullable KeyValues key,
    @Nullable UUID id,
    List<Difference.Column> columns,
    String reason) {

  /** The row of a side. */
  @Nullable StoredRow row(Side side) {
    return side == Side.DATAVERSE ? dataverse : finance;
  }

  /** By which changes of the rows are kept in order. */
  Set<LinkKey> rowKeys(MapRun map) {
    Set<LinkKey> keys = new LinkedHashSet<>();
    if (id != null) {
      keys.add(map.rowKey(Side.DATAVERSE, id, null));
    }
    if (key != null) {
      keys.add(map.rowKey(Side.FINANCE, null, key));
    }
    return keys;
  }

  Difference toDifference(MapRun map, boolean inFlight) {
    return new Difference(map.name(), kind, key, id, columns, reason, inFlight);
  }
}
