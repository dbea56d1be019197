package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.MapOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** I20: where only changed columns travel, a column that stayed as it was is not written. */
final class ColumnsWatch {
  private final SimulatedWorld world;
  private final Set<String> whole = new HashSet<>();
  private final Set<String> withoutLookups = new HashSet<>();

  ColumnsWatch(SimulatedWorld world) {
    this.world = world;
  }

  /** Looks at a write that was answered. */
  void answered(Side side, Write write, WriteOutcome outcome) {
    Operation operation = Operation.parse(write.operationId());
    if (operation == null || !isWatched(operation) || write.kind() == Write.Kind.DELETE) {
      return;
    }
    Object change = operation.isOfFeed() ? operation.place() : operation.coordinate();
    String name = operation.subject() + " " + operation.source() + " " + change;
    String row = side + " " + operation.subject() + " " + write.key();
    if (operation.isPart() && outcome.succeeded()) {
      withoutLookups.add(row);
    }
    if (outcome instanceof WriteOutcome.Conflict || operation.isPart()) {
      // Who wins replaces the whole row, and what travelled in two steps is sent once more.
      whole.add(name);
      return;
    }
    MapOptions options = Objects.requireNonNull(world.plan().options().get(operation.subject()));
    boolean watched =
        options.columnsSent() == ColumnsSent.CHANGED_ONLY
            && outcome instanceof WriteOutcome.Applied applied
            && !applied.created()
            && !whole.contains(name);
    if (watched) {
      check(side, write, withoutLookups.contains(row));
    }
    if (!operation.isPart() && outcome.succeeded()) {
      withoutLookups.remove(row);
    }
  }

  /** What settles a transaction makes the other side as its origin is, whatever it is. */
  private static boolean isWatched(Operation operation) {
    return operation.isOfFeed() || (operation.isOfTransaction() && !operation.isTakingBack());
  }

  /**
   * Holds a write against the row before it.
   *
   * @param open whether a lookup of the row never travelled, so that nobody knows what it holds
   */
  private void check(Side side, Write write, boolean open) {
    List<Change> history = world.systemOf(side).history();
    Change own = history.get(history.size() - 1);
    for (int i = history.size() - 1; !write.operationId().equals(own.operationId()); i--) {
      own = history.get(i);
    }
    Row before = own.before();
    if (before == null || !isOurs(history, own)) {
      return;
    }
    for (Field field : Subject.ofTable(before.schema().name().name()).fields()) {
      String column = side == Side.DATAVERSE ? field.dataverse() : field.finance();
      boolean unknown = open && field.kind() == Field.Kind.REFERENCE;
      boolean sent = !unknown && !column.isEmpty() && !write.row().isAbsent(column);
      if (sent && Objects.equals(strict(before, column), strict(write.row(), column))) {
        world
            .violations()
            .add("I20", "%s writes %s, which did not change".formatted(write, column));
      }
    }
  }

  private static Object strict(Row row, String column) {
    Object value = row.raw(column);
    Object normal = Convergence.normal(value);
    // Zero and nothing are two things here.
    return normal == null ? value instanceof java.math.BigDecimal : normal;
  }

  /** Whether the row was as a runtime had left it, and as the pair knows. */
  private boolean isOurs(List<Change> history, Change own) {
    Change last = null;
    for (Change change : history) {
      boolean sameRow =
          change.table().equals(own.table())
              && Objects.equals(change.id(), own.id())
              && Objects.equals(change.key(), own.key());
      if (sameRow && Histories.place(change) < Histories.place(own)) {
        last = change;
      }
    }
    return last != null && last.operationId() != null && !isLost(last.operationId());
  }

  /**
   * Whether what a killed worker sent cannot be looked at any more, so that the row that it left is
   * not known: it waits or was passed over. Nothing is known either of what a transaction wrote
   * that was refused, nor of what brought a row back.
   */
  private boolean isLost(String operationId) {
    Operation operation = Operation.parse(operationId);
    if (operation != null && operation.isOfTransaction() && !operation.isSettling()) {
      return operation.isTakingBack() || !world.transactions().isKnown(operation);
    }
    return world
        .store()
        .obligations(
            ObligationQuery.of(
                Integer.MAX_VALUE,
                ObligationStatus.PARKED,
                ObligationStatus.DEAD,
                ObligationStatus.SUPERSEDED))
        .stream()
        .anyMatch(obligation -> obligation.operationId().equals(operationId));
  }
}
