package dev.tandem.sync.live;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.codec.SideState;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a delete (LIVE-23, UND-3, UND-24). */
final class DeleteDecision {
  private final SyncContext context;

  DeleteDecision(SyncContext context) {
    this.context = context;
  }

  /**
   * The verdict on a delete.
   *
   * @param link the pair of the row, null when none is known
   * @param inScope whether the row took part, so that its delete travels
   */
  Verdict decide(Work work, @Nullable LinkState link, boolean inScope) {
    if (work.source() == Side.FINANCE && work.sourceKey() == null) {
      return settle(
          ObligationStatus.DEAD,
          "the feed names neither a key nor the row before, so the row cannot be told");
    }
    if (link == null) {
      return settle(
          ObligationStatus.FILTERED, "the row never travelled through this map, so nothing to do");
    }
    if (!inScope) {
      return new Verdict.Settle(
          ObligationStatus.FILTERED, "the row did not meet the filter (UND-3)", gone(work, link));
    }
    Write write = write(context, work, link, work.operationId());
    if (write == null) {
      return settle(
          ObligationStatus.DEAD,
          "the connector to %s declares no deletes; delete the row there and discard this"
              .formatted(work.target()));
    }
    return new Verdict.Send(write, null, link, null, false, null, null);
  }

  /** The pair without the source row: what it held must not be taken for what is there. */
  private static LinkState gone(Work work, LinkState link) {
    SideState side = link.side(work.source());
    return link.with(
        work.source(),
        side.atVersion(null).showing(null, 0).atSequence(Recognition.newest(work, side)));
  }

  private static Verdict settle(ObligationStatus status, String note) {
    return new Verdict.Settle(status, note, null);
  }

  /** The delete of the target row of a pair; null when the target cannot delete or find it. */
  static @Nullable Write write(SyncContext context, Work work, LinkState link, String operationId) {
    KeyValues key = keyOf(work.map(), work.target(), link);
    if (key == null || !context.side(work.target()).has(Capability.DELETES)) {
      return null;
    }
    Row none = Row.builder(work.map().table(work.target())).build();
    Write write = Write.delete(operationId, key, none);
    String chosen = work.change().expected();
    if (chosen != null && context.side(work.target()).has(Capability.VERSION_CHECKS)) {
      return write.ifVersion(chosen);
    }
    String version = link.side(work.target()).version();
    boolean guarded =
        work.map().isGuarded()
            && version != null
            && work.change().origin() != OwedChange.Origin.REPAIR
            && context.side(work.target()).has(Capability.VERSION_CHECKS);
    return guarded ? write.ifVersion(Objects.requireNonNull(version)) : write;
  }

  /** The key of the row of a pair on one side, null when it is not known. */
  static @Nullable KeyValues keyOf(MapRun map, Side side, LinkState link) {
    if (side == Side.FINANCE) {
      return link.financeKey();
    }
    UUID id = link.rowId();
    String column = map.table(Side.DATAVERSE).primaryId();
    return id != null && column != null ? KeyValues.of(column, id) : link.dataverseKey();
  }
}
