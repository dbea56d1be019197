package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Change.Kind;
import dev.tandem.spi.connector.Change.Transaction;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.memory.MemoryChange;
import dev.tandem.spi.testkit.rules.HeldRow;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows logged changes in the style of a feed. */
record ChangeView(FeedStyle style) {
  /** Leaves room for the second half of a key change. */
  private static final int STEP = 2;

  /** What a feed tells of one logged change; several parts are one source event. */
  List<Change> parts(MemoryChange change, long position, @Nullable Transaction transaction) {
    HeldRow before = change.before();
    HeldRow after = change.after();
    if (style.splitsKeyChanges() && before != null && after != null) {
      KeyValues old = change.table().plainKey(before.row());
      KeyValues now = change.table().plainKey(after.row());
      if (old != null && change.pathKey() == null && !old.equals(now)) {
        return split(change, position, transaction);
      }
    }
    return List.of(whole(change, before, position, transaction, true));
  }

  private List<Change> split(
      MemoryChange change, long position, @Nullable Transaction transaction) {
    MemoryChange gone =
        new MemoryChange(
            change.table(),
            change.before(),
            null,
            null,
            change.operationId(),
            change.transaction(),
            change.at());
    MemoryChange come =
        new MemoryChange(
            change.table(),
            null,
            change.after(),
            null,
            change.operationId(),
            change.transaction(),
            change.at());
    Transaction first = transaction == null ? null : new Transaction(transaction.id(), false);
    String name = Long.toString(position);
    return List.of(
        change(gone, change.before(), name + "a", position * STEP - 1, first, true),
        change(come, null, name + "b", position * STEP, transaction, true));
  }

  /**
   * One change as a whole.
   *
   * @param before the row before, which lies further back when several changes were joined
   * @param alone whether it is a single change, which one operation made
   */
  Change whole(
      MemoryChange change,
      @Nullable HeldRow before,
      long position,
      @Nullable Transaction transaction,
      boolean alone) {
    String name = Long.toString(position);
    return change(change, before, name, position * STEP, transaction, alone);
  }

  private Change change(
      MemoryChange change,
      @Nullable HeldRow before,
      String coordinate,
      long sequence,
      @Nullable Transaction transaction,
      boolean alone) {
    HeldRow after = change.after();
    UUID id = id(change);
    boolean tellsKey = after != null || id == null || style.keysOfDeleted();
    return new Change(
        coordinate,
        sequence,
        change.table().schema().name(),
        after == null ? Kind.DELETE : Kind.UPSERT,
        id,
        tellsKey ? change.key() : null,
        style.before() && before != null ? before.row() : null,
        after == null ? null : image(after.row(), before),
        after == null ? null : after.version(),
        style.operations() && alone ? change.operationId() : null,
        transaction,
        change.at());
  }

  /** The id of the row; also where it is the only name of the row that there is. */
  private static @Nullable UUID id(MemoryChange change) {
    boolean told = change.table().tellsIds() || change.table().firstKey() == null;
    return told ? change.row().id() : null;
  }

  private Row image(Row after, @Nullable HeldRow before) {
    if (!style.changedColumnsOnly() || before == null) {
      return after;
    }
    @Nullable Object[] slots = new @Nullable Object[after.schema().size()];
    for (int slot = 0; slot < slots.length; slot++) {
      Object now = after.slot(slot);
      slots[slot] = now == null || now.equals(before.row().slot(slot)) ? null : now;
    }
    return Row.ofSlots(after.schema(), slots);
  }
}
