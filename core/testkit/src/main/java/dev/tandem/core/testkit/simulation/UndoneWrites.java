package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * UND-20, at rest: every transaction has ended, and no column holds what a transaction left there
 * that its host did not commit. Who wrote a column last, by changing it, tells whose its value is.
 */
final class UndoneWrites {
  /** Stands for the row itself among its columns. */
  private static final String ROW = "the row";

  private final SimulatedWorld world;
  private final Histories histories;
  private final Convergence convergence;
  private final Set<String> conflicts;
  private final ToldConflicts notes;

  UndoneWrites(SimulatedWorld world, Histories histories) {
    this.world = world;
    this.histories = histories;
    convergence = new Convergence(world, histories);
    conflicts = world.store().documents("conflict/").keySet();
    notes = new ToldConflicts(world, histories);
  }

  void check() {
    world.store().documents("intent/").keySet().forEach(name -> violation(name + " has no end"));
    Map<Side, Map<Pair, Map<String, Change>>> writers = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      writers.put(side, writers(side));
    }
    writers.forEach(
        (side, rows) -> {
          Map<Pair, Map<String, Change>> origins = writers.getOrDefault(side.other(), Map.of());
          rows.forEach(
              (pair, columns) ->
                  columns.forEach((column, last) -> check(pair, column, last, origins.get(pair))));
        });
  }

  private void check(Pair pair, String column, Change last, @Nullable Map<String, Change> origin) {
    Operation operation = histories.carried(last);
    boolean stays = operation != null && operation.isUndone() && !operation.isTakingBack();
    if (operation == null || !stays || isAsBefore(operation, last, column)) {
      return;
    }
    if (isExcused(pair, last, operation)) {
      return;
    }
    Change writer = origin == null ? null : writer(origin, pair, column);
    if (writer == null || !isOwn(writer, column, operation)) {
      violation(
          "%s: %s of %s is from %s, which nobody committed"
              .formatted(pair, column, last.table().side(), operation.id()));
    }
  }

  /**
   * Whether the column holds what it held before the transaction wrote the row for the first time.
   * A row that it deleted and made anew comes back under the new identifier.
   */
  private boolean isAsBefore(Operation operation, Change last, String column) {
    List<Change> writes = histories.writesOf(operation, last);
    Row before = writes.isEmpty() ? null : writes.get(0).before();
    return before != null
        && (column.equals(ROW) || Objects.equals(value(before, column), value(last.row(), column)));
  }

  /** Whether users of the origin say the same, or had the row before the transaction began. */
  private boolean isOwn(Change writer, String column, Operation operation) {
    boolean before = Histories.place(writer) <= world.transactions().of(operation).own();
    return writer.operationId() == null || (column.equals(ROW) && before);
  }

  /**
   * Where a recorded state or an event tells, nothing was undone, or the policy decided between an
   * edit and the taking back.
   */
  private boolean isExcused(Pair pair, Change last, Operation operation) {
    List<Change> edits = histories.editsAfter(last);
    Operation end = lastOf(operation, last);
    // A row that users gave another number is theirs.
    boolean renumbered = !histories.pair(last).equals(pair);
    return convergence.isLeftAlone(pair)
        || renumbered
        || world.transactions().isLeft(operation)
        || world.transactions().changesNothing(end)
        || (!edits.isEmpty() && conflicts.contains(end.settling().conflict()))
        || edits.stream().anyMatch(edit -> notes.isRecorded(edit) || histories.isCarried(edit));
  }

  /** The last of what the transaction wrote of the row: it tells how that ended, and names it. */
  private Operation lastOf(Operation operation, Change row) {
    List<Change> writes = histories.writesOf(operation, row);
    return Objects.requireNonNull(histories.carried(writes.get(writes.size() - 1)));
  }

  /** Who wrote what the origin holds there: who created the row, if nobody changed it since. */
  private static @Nullable Change writer(Map<String, Change> origin, Pair pair, String column) {
    Change last = origin.get(other(pair, column));
    return last == null ? origin.get(ROW) : last;
  }

  /** The name of a column on the other side. */
  private static String other(Pair pair, String column) {
    for (Field field : pair.subject().fields()) {
      if (field.dataverse().equals(column)) {
        return field.finance();
      }
      if (field.finance().equals(column)) {
        return field.dataverse();
      }
    }
    return ROW;
  }

  /**
   * A settling deletes what its transaction created, and what the origin deleted or took out of the
   * scope; a row that the origin never had in scope is not its to delete.
   */
  private void checkDelete(Change change, Map<String, Change> columns) {
    Operation operation = histories.carried(change);
    Change creator = columns.get(ROW);
    Operation creation = creator == null ? null : histories.carried(creator);
    boolean own = creation != null && creation.isOfTransaction();
    if (operation == null || !operation.isSettling() || own) {
      return;
    }
    Pair pair = histories.pair(change);
    boolean left =
        histories.of(change.table().side().other()).stream()
            .filter(each -> histories.pair(each).equals(pair))
            .anyMatch(each -> each.row() == null || !Convergence.isFiltered(each.row()));
    boolean told = conflicts.contains(operation.conflict());
    if (!left && !told && !convergence.isLeftAlone(pair)) {
      violation("%s deletes %s, which nobody deleted".formatted(operation.id(), pair));
    }
  }

  /** By pair and column the change that last changed it, for rows that are there. */
  private Map<Pair, Map<String, Change>> writers(Side side) {
    Map<Pair, Map<String, Change>> writers = new LinkedHashMap<>();
    Map<Pair, Gone> gone = new HashMap<>();
    for (Change change : histories.of(side)) {
      Pair before = histories.pairBefore(change);
      Row row = change.row();
      Map<String, Change> columns = before == null ? new HashMap<>() : writers.remove(before);
      if (row == null) {
        checkDelete(change, columns == null ? Map.of() : columns);
        Gone last = new Gone(change, columns == null ? new HashMap<>() : columns);
        gone.merge(histories.pair(change), last, this::first);
        continue;
      }
      Gone was = before == null ? gone.get(histories.pair(change)) : null;
      boolean restored = was != null && isRestored(was, change);
      Row old = restored && was != null ? was.delete().before() : change.before();
      Map<String, Change> known =
          restored && was != null ? was.columns() : columns == null ? new HashMap<>() : columns;
      if (histories.carriedForGood(change) != null || isSettling(change)) {
        // The row is there by right from now on, whoever brought it first.
        known.replaceAll((column, writer) -> isUndoneCreation(writer) ? change : writer);
      }
      if (old == null) {
        known.put(ROW, change);
      }
      for (Field field : histories.pair(change).subject().fields()) {
        String column = side == Side.DATAVERSE ? field.dataverse() : field.finance();
        boolean changed =
            !Objects.equals(value(old, column), value(row, column))
                || (!restored && world.transactions().isWritten(change.operationId(), column));
        if (!column.isEmpty() && SimulatedTables.isMapped(field) && changed) {
          Change back = broughtBack(change, known.get(column), column);
          known.put(column, back == null ? change : back);
        }
      }
      writers.put(histories.pair(change), known);
    }
    return writers;
  }

  /**
   * A row that was deleted. Immutable.
   *
   * @param delete what deleted it
   * @param columns who had changed them last
   */
  private record Gone(Change delete, Map<String, Change> columns) {}

  /** A transaction that deletes the same row more than once took the first one away. */
  private Gone first(Gone earlier, Gone later) {
    return isOfOneTransaction(earlier.delete(), later.delete()) ? earlier : later;
  }

  /** Whether a change takes the deleting of the row back, so that it is the same row again. */
  private boolean isRestored(Gone gone, Change change) {
    Operation back = histories.carried(change);
    return back != null && back.isRestoring() && isOfOneTransaction(gone.delete(), change);
  }

  private boolean isOfOneTransaction(Change one, Change other) {
    Operation first = histories.carried(one);
    Operation second = histories.carried(other);
    return first != null
        && second != null
        && first.isOfTransaction()
        && first.transaction().equals(second.transaction());
  }

  /** Who wrote a value that a taking back brings back; null when it is another one. */
  private @Nullable Change broughtBack(Change change, @Nullable Change undone, String column) {
    if (undone == null || !takesBack(change, undone)) {
      return null;
    }
    if (!Objects.equals(value(change.row(), column), value(undone.before(), column))) {
      return null;
    }
    Change writer = null;
    for (Change each : histories.of(change.table().side())) {
      boolean before =
          Histories.place(each) < Histories.place(undone)
              && histories.row(each).equals(histories.row(change));
      if (before && isChanged(each, column)) {
        writer = each;
      }
    }
    return writer;
  }

  private boolean takesBack(Change change, Change undone) {
    Operation back = histories.carried(change);
    Operation operation = histories.carried(undone);
    return back != null
        && operation != null
        && back.isTakingBack()
        && back.coordinate().equals(operation.coordinate());
  }

  private boolean isUndoneCreation(Change change) {
    Operation operation = histories.carried(change);
    return change.before() == null && operation != null && operation.isUndone();
  }

  private boolean isSettling(Change change) {
    Operation operation = histories.carried(change);
    return operation != null && operation.isSettling();
  }

  private static boolean isChanged(Change change, String column) {
    return !Objects.equals(value(change.before(), column), value(change.row(), column));
  }

  private static @Nullable Object value(@Nullable Row row, String column) {
    return row == null ? null : Convergence.normal(row.raw(column));
  }

  private void violation(String what) {
    world.violations().add("UND-20", what);
  }
}
