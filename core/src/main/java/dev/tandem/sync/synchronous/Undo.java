package dev.tandem.sync.synchronous;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.live.SideAccess;
import dev.tandem.sync.live.SyncContext;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes back the writes of a transaction whose origin did not commit, last one first. */
final class Undo {
  /** Ends the id of the operation that takes another one back. */
  private static final String SUFFIX = "/undo";

  private final SyncContext context;

  Undo(SyncContext context) {
    this.context = context;
  }

  /** What became of taking one write back. */
  enum Result {
    /** The row is as it was before. */
    DONE,
    /** Somebody changed the row since; it cannot be taken back without losing that change. */
    DIVERGED,
    /** It is not known; try again later. */
    LATER
  }

  /**
   * Takes one write back.
   *
   * @throws dev.tandem.spi.error.ConnectorException when the side cannot be asked
   */
  Result undo(IntendedWrite write) {
    SideAccess access = context.side(write.target());
    if (!access.isOpen(context.now())) {
      return Result.LATER;
    }
    StoredRow now = read(access.connector(), write);
    if (!tookEffect(access, write, now)) {
      return Result.DONE;
    }
    Write back = back(write, now);
    if (back == null) {
      return Result.DONE;
    }
    WriteOutcome outcome = access.connector().write(new WriteGroup(List.of(back), false)).get(0);
    if (outcome.succeeded()) {
      return Result.DONE;
    }
    if (outcome instanceof WriteOutcome.Throttled throttled) {
      access.closeUntil(throttled.until());
      return Result.LATER;
    }
    return outcome instanceof WriteOutcome.Unknown ? Result.LATER : Result.DIVERGED;
  }

  private static @Nullable StoredRow read(Connector connector, IntendedWrite write) {
    RowAddress address = new RowAddress.ByKey(write.map().tableName(write.target()), write.key());
    return connector.read(List.of(address)).get(0);
  }

  private boolean tookEffect(SideAccess access, IntendedWrite write, @Nullable StoredRow now) {
    if (access.has(Capability.OPERATION_LEDGER)) {
      AcceptedOperation accepted =
          access.connector().accepted(List.of(write.operationId())).get(write.operationId());
      return accepted != null;
    }
    Row written = write.written();
    return written == null
        ? now == null
        : now != null
            && Images.changed(
                    write.map().bind(write.target(), now.row()),
                    written,
                    new TreeSet<>(written.presentColumns()))
                .isEmpty();
  }

  /** The write that restores the row; null when it is as it was already. */
  private @Nullable Write back(IntendedWrite write, @Nullable StoredRow now) {
    String id = write.operationId() + SUFFIX;
    Row before = write.before();
    boolean guarded = context.side(write.target()).has(Capability.VERSION_CHECKS);
    if (before == null) {
      if (now == null) {
        return null;
      }
      Row none = Row.builder(write.map().table(write.target())).build();
      Write delete = Write.delete(id, write.key(), none);
      return guarded ? delete.ifVersion(now.version()) : delete;
    }
    Row written = write.written();
    Row restored =
        written == null
            ? writable(before)
            : Images.only(before, new TreeSet<>(written.presentColumns()));
    Write upsert = Write.upsert(id, write.key(), restored);
    return guarded ? upsert.ifVersion(now == null ? Write.ABSENT : now.version()) : upsert;
  }

  private static Row writable(Row row) {
    Row.Builder kept = row.toBuilder();
    for (ColumnSchema column : row.schema().columns()) {
      if (column.readOnly()) {
        kept.remove(column.name());
      }
    }
    return kept.build();
  }
}
