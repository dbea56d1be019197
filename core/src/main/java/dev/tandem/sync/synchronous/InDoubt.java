package dev.tandem.sync.synchronous;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Images;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.live.Obligations;
import dev.tandem.sync.live.SyncContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends transactions of both sides of which nobody said how they ended (UND-20): the rows of the
 * origin tell. Where they show the change, the origin committed; where they are as before, the
 * other side is put back; where they are neither, the other side gets what the origin holds now.
 */
public final class InDoubt {
  private final SyncContext context;

  /** Ends transactions of this runtime's maps. */
  public InDoubt(SyncContext context) {
    this.context = context;
  }

  /** How many transactions have not ended. */
  public int open() {
    return context.store().documents(Intent.PREFIX).size();
  }

  /** Ends those that are older than {@code age}: their hosts had that long to say what happened. */
  public void settle(Duration age) {
    for (Map.Entry<String, String> document : context.store().documents(Intent.PREFIX).entrySet()) {
      Intent intent = Intent.parse(context, document.getKey(), document.getValue());
      if (intent != null && !intent.at().plus(age).isAfter(context.now())) {
        settle(intent, document.getValue());
      }
    }
  }

  private void settle(Intent intent, String text) {
    try {
      StoreCommit.Builder commit =
          StoreCommit.under(null)
              .expect(intent.documentName(), text)
              .document(intent.documentName(), "");
      boolean ended = true;
      for (int i = intent.writes().size() - 1; i >= 0; i--) {
        ended &= settle(intent.writes().get(i), commit);
      }
      if (ended) {
        context.store().commit(commit.build());
      }
    } catch (ConnectorException e) {
      later(intent, e);
    }
  }

  private boolean settle(IntendedWrite write, StoreCommit.Builder commit) {
    StoredRow now = origin(write);
    Row row = now == null ? null : write.map().bind(write.target().other(), now.row());
    Set<String> read = write.map().map().columnsRead(Direction.to(write.target()));
    if (isSame(write.sourceAfter(), row, read) || !isSame(write.sourceBefore(), row, read)) {
      // Committed, or changed again since: what the origin holds now is what both must hold.
      commit.receive(
          Obligations.received(
              context,
              write.map(),
              Direction.to(write.target()),
              write.operationId() + "/settled",
              repair(write, now, row),
              null,
              null));
      return true;
    }
    return undo(write);
  }

  private static boolean isSame(@Nullable Row expected, @Nullable Row now, Set<String> columns) {
    if (expected == null || now == null) {
      return expected == null && now == null;
    }
    return Images.changed(now, expected, columns).isEmpty();
  }

  private OwedChange repair(IntendedWrite write, @Nullable StoredRow now, @Nullable Row row) {
    return new OwedChange(
        OwedChange.Origin.REPAIR,
        row == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
        0,
        write.sourceId(),
        write.sourceKey(),
        row,
        now == null ? null : now.version(),
        null,
        context.now());
  }

  private @Nullable StoredRow origin(IntendedWrite write) {
    Side side = write.target().other();
    UUID id = write.sourceId();
    KeyValues key = write.sourceKey();
    RowAddress address =
        id != null
            ? new RowAddress.ById(write.map().tableName(side), id)
            : key != null ? new RowAddress.ByKey(write.map().tableName(side), key) : null;
    return address == null ? null : context.side(side).connector().read(List.of(address)).get(0);
  }

  /** Takes a whole transaction back; what cannot be taken back now stays for a later step. */
  void undo(Intent intent) {
    boolean done = true;
    try {
      for (int i = intent.writes().size() - 1; i >= 0; i--) {
        done &= undo(intent.writes().get(i));
      }
    } catch (ConnectorException e) {
      later(intent, e);
      return;
    }
    if (done) {
      context.store().commit(StoreCommit.under(null).document(intent.documentName(), "").build());
    }
  }

  private boolean undo(IntendedWrite write) {
    Undo.Result result = new Undo(context).undo(write);
    if (result == Undo.Result.DIVERGED) {
      context.tell(
          new SyncEvent.Failed(
              write.map().name(),
              write.target(),
              ErrorClass.APPLICATION,
              "%s cannot be taken back, the row changed since; compare the sides"
                  .formatted(write.operationId())));
    }
    return result != Undo.Result.LATER;
  }

  private void later(Intent intent, ConnectorException e) {
    context.tell(
        new SyncEvent.Failed(
            null,
            intent.origin().other(),
            ErrorClass.NETWORK,
            "transaction %s stays in doubt: %s".formatted(intent.id(), e.getMessage())));
  }
}
