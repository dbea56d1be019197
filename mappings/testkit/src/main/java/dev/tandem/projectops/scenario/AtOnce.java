package dev.tandem.projectops.scenario;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.SynchronousTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Real-time dual-write as a host does it: before a group of writes is committed, the runtime writes
 * the other side, and when that refuses nothing is committed (LIVE-11, LIVE-16, UND-20). Not safe
 * for several threads.
 */
final class AtOnce {
  private final Clock clock;
  private final SyncRuntime runtime;
  private int number;

  AtOnce(SyncRuntime runtime, Clock clock) {
    this.runtime = runtime;
    this.clock = clock;
  }

  /** What the other side does not take; the writes did not take place. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(List<String> refusals) {
      super(refusals.stream().distinct().collect(Collectors.joining("; ")));
    }
  }

  List<WriteOutcome> write(WriteGroup group, Connector side) {
    List<Change> changes = new ArrayList<>();
    String id = "transaction-" + ++number;
    for (Write write : group.writes()) {
      changes.add(change(write, before(write, side), id + "." + changes.size()));
    }
    try (SynchronousTransaction transaction = runtime.begin(side.side(), id, changes)) {
      if (!transaction.isAccepted()) {
        throw new Refused(transaction.refusals());
      }
      List<WriteOutcome> outcomes = side.write(group);
      if (outcomes.stream().allMatch(WriteOutcome::succeeded)) {
        transaction.committed();
      } else {
        transaction.rolledBack();
      }
      return outcomes;
    }
  }

  private static @Nullable Row before(Write write, Connector side) {
    StoredRow found = side.read(List.of(new RowAddress.ByKey(table(write), write.key()))).get(0);
    return found == null ? null : found.row();
  }

  private static TableName table(Write write) {
    return write.row().schema().name();
  }

  private Change change(Write write, @Nullable Row before, String coordinate) {
    boolean delete = write.kind() == Write.Kind.DELETE;
    return new Change(
        coordinate,
        0,
        table(write),
        delete ? Change.Kind.DELETE : Change.Kind.UPSERT,
        id(write),
        write.key(),
        before,
        delete ? null : after(write, before),
        delete ? null : coordinate,
        write.operationId(),
        null,
        clock.instant());
  }

  private static @Nullable UUID id(Write write) {
    String id = write.row().schema().primaryId();
    return id != null && write.key().value(id) instanceof UUID found ? found : null;
  }

  /** The whole row as it will be: what a new one does not say is blank. */
  private static Row after(Write write, @Nullable Row before) {
    TableSchema schema = write.row().schema();
    Row.Builder after = Row.builder(schema);
    for (int slot = 0; slot < schema.columns().size(); slot++) {
      String column = schema.column(slot).name();
      after.set(column, value(write, before, column));
    }
    return after.build();
  }

  private static @Nullable Object value(Write write, @Nullable Row before, String column) {
    if (write.row().presentColumns().contains(column)) {
      return write.row().value(column);
    }
    if (write.key().has(column)) {
      return write.key().value(column);
    }
    return before == null ? null : before.value(column);
  }
}
