package dev.tandem.core.testkit.simulation;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the changes of one side mean on the other one, held against what is there. */
final class MappedChanges {
  private final SimulatedWorld world;
  private final Histories histories;
  private final WorldLookups lookups;
  private final WorldLookups once;

  MappedChanges(SimulatedWorld world, Histories histories) {
    this.world = world;
    this.histories = histories;
    lookups = new WorldLookups(world.systemOf(Side.DATAVERSE));
    once = new WorldLookups(world.systemOf(Side.DATAVERSE), true);
  }

  /**
   * Whether the other side had come to the same by itself when the write was caused: then it
   * replaced what both agreed on, also when nobody lived to say so.
   */
  boolean saidTheSame(Operation operation, Change edit) {
    Pair pair = histories.pair(edit);
    long newest =
        operation.isUndone() ? world.transactions().of(operation).own() : operation.place();
    return saidInTransaction(operation, edit)
        || anySays(
            operation.source(),
            change ->
                change.operationId() == null
                    && Histories.place(change) <= newest
                    && histories.pair(change).equals(pair),
            edit.row());
  }

  /** Whether an earlier change of the same transaction said so, which the operation changes. */
  private boolean saidInTransaction(Operation operation, Change edit) {
    return operation.isOfTransaction()
        && world.transactions().before(operation).stream()
            .filter(row -> Pair.of(row, world.companies()).equals(histories.pair(edit)))
            .anyMatch(row -> says(row, edit.row(), once));
  }

  /**
   * Whether what an operation wrote is what its row held at that place or later: it went on with
   * the row as it was by then, which may have left the scope, or be gone. A row that travels
   * without its lookups says nothing of them.
   */
  boolean wentOn(Operation operation, Change written, long place) {
    Object row = histories.row(histories.at(operation.source(), operation.place()));
    Predicate<Change> later = change -> Histories.place(change) >= place;
    if (written.row() == null) {
      return histories.of(operation.source()).stream()
          .filter(later)
          .anyMatch(change -> takesOut(change, row));
    }
    Predicate<Change> ofRow = later.and(change -> histories.row(change).equals(row));
    return operation.isPart()
        ? rows(operation.source(), ofRow).anyMatch(each -> saysInPart(each, written))
        : anySays(operation.source(), ofRow, written.row());
  }

  /** Whether every column that a write changed is as a row of the other side means it. */
  private boolean saysInPart(Row row, Change written) {
    Row mapped = mapped(row, lookups);
    return mapped != null && agree(mapped, written.row(), column -> isChanged(written, column));
  }

  private static boolean isChanged(Change written, String column) {
    Row before = written.before();
    Row after = Objects.requireNonNull(written.row());
    return before == null || !isSame(before, after, column);
  }

  /**
   * Whether a row is gone or out of scope after a change. Where rows are known by their keys alone,
   * one that gets another key is gone under its old one.
   */
  private boolean takesOut(Change change, Object row) {
    Row after = change.row();
    return histories.row(change).equals(row)
        ? after == null || Convergence.isFiltered(after)
        : row.equals(histories.pairBefore(change));
  }

  /**
   * Whether a write brought what a change left of its row: that of a transaction, its settling, or
   * of an older change, which went on with the row as it was by then.
   */
  boolean isBrought(Change change) {
    Side side = change.table().side();
    Pair pair = histories.pair(change);
    Row row = change.row();
    return row != null
        && histories.of(side.other()).stream()
            .filter(written -> isOf(pair, side, histories.carried(written)))
            .filter(written -> isSince(change, written))
            .anyMatch(written -> says(row, written.row(), once));
  }

  /** Whether the other side ever held what a change left of its row. */
  boolean wasHeldThere(Change change) {
    Row row = change.row();
    Pair pair = histories.pair(change);
    return row != null
        && rows(change.table().side().other(), each -> histories.pair(each).equals(pair))
            .anyMatch(each -> says(row, each, once) || says(each, row, once));
  }

  private boolean isOf(Pair pair, Side side, @Nullable Operation operation) {
    return operation != null
        && operation.source() == side
        && histories.cause(operation).equals(pair);
  }

  /**
   * Whether a write came after a change, or carries a transaction, which comes before its commit.
   */
  private boolean isSince(Change change, Change written) {
    Operation operation = histories.carried(written);
    return (operation != null && operation.isOfTransaction())
        || !written.committedAt().isBefore(change.committedAt());
  }

  private Stream<Row> rows(Side source, Predicate<Change> wanted) {
    return histories.of(source).stream()
        .filter(change -> change.row() != null && wanted.test(change))
        .map(change -> Objects.requireNonNull(change.row()));
  }

  private boolean anySays(Side source, Predicate<Change> wanted, @Nullable Row found) {
    return rows(source, wanted).anyMatch(row -> agrees(row, found));
  }

  /** Whether one of two rows of a pair is what the other one means; a filter may hide either. */
  private boolean agrees(Row row, @Nullable Row found) {
    return says(row, found, lookups) || (found != null && says(found, row, lookups));
  }

  private boolean says(Row row, @Nullable Row found, WorldLookups rows) {
    Row mapped = mapped(row, rows);
    return mapped != null && agree(mapped, found, column -> true);
  }

  /** What a row means on the other side; null where it does not travel. */
  private @Nullable Row mapped(Row row, WorldLookups rows) {
    Direction direction = Direction.to(row.schema().side().other());
    CompiledMap map = world.map(Pair.of(row, world.companies()).subject());
    if (!map.directions().contains(direction)) {
      return null;
    }
    Row bound = Convergence.bind(map, direction, row);
    return map.apply(direction, bound, rows) instanceof MappingResult.Mapped mapped
        ? mapped.row()
        : null;
  }

  private static boolean agree(Row mapped, @Nullable Row found, Predicate<String> columns) {
    return found != null
        && mapped.presentColumns().stream()
            .filter(column -> !column.equalsIgnoreCase("dataAreaId"))
            .filter(columns)
            .allMatch(column -> isSame(mapped, found, column));
  }

  private static boolean isSame(Row one, Row other, String column) {
    return Objects.equals(
        Convergence.normal(one.raw(column)), Convergence.normal(other.raw(column)));
  }
}
