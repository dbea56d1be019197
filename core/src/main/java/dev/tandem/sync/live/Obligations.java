package dev.tandem.sync.live;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.OwedChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the obligations that a change owes. */
public final class Obligations {
  private Obligations() {}

  /**
   * A new obligation that waits for its turn.
   *
   * @param operationId see {@link OperationIds}
   * @param change what happened, its row bound to the map's schema
   * @param group the transaction it belongs to, null for none
   * @param run the full read or repair that it belongs to, null for a live change
   */
  public static Obligation received(
      SyncContext context,
      MapRun map,
      Direction direction,
      String operationId,
      OwedChange change,
      @Nullable String group,
      @Nullable String run) {
    Instant now = context.now();
    return new Obligation(
        0,
        operationId,
        map.options().partition(),
        map.name(),
        direction.target(),
        rowKey(map, direction, change),
        group,
        run,
        ObligationStatus.PENDING,
        0,
        null,
        null,
        now,
        now,
        "",
        context.changes().write(change));
  }

  /** The digest of the row that changed: its changes stay in order. */
  static LinkKey rowKey(MapRun map, Direction direction, OwedChange change) {
    if (direction.source() == Side.DATAVERSE) {
      return map.rowKey(Side.DATAVERSE, change.id(), change.key());
    }
    Row row = change.row();
    KeyValues own = row == null ? null : map.financeKey(row);
    KeyValues reported = change.key();
    boolean useReported = own == null && reported != null && map.isFinanceKey(reported);
    return map.rowKey(Side.FINANCE, null, useReported ? reported : own);
  }
}
