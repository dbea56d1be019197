package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was committed on both systems, as they themselves know it. Immutable. */
final class Histories {
  private final Map<Side, List<Change>> changes = new EnumMap<>(Side.class);
  private final Set<String> takenBack = new HashSet<>();
  private final Set<List<Object>> handedOver = new HashSet<>();
  private final Set<List<Object>> carried = new HashSet<>();
  private final SimulatedWorld world;

  Histories(SimulatedWorld world) {
    this.world = world;
    for (Side side : Side.values()) {
      List<Change> history = new ArrayList<>();
      for (Change change : world.systemOf(side).history()) {
        if (!change.table().name().equals("cdm_companies")) {
          history.add(change);
        }
      }
      changes.put(side, history);
    }
    changes.values().forEach(history -> history.forEach(this::noteTakenBack));
    changes.values().forEach(history -> history.forEach(this::noteHandedOver));
  }

  private void noteTakenBack(Change change) {
    Operation operation = carried(change);
    boolean back = operation != null && operation.isTakingBack();
    if (operation != null && back && !world.transactions().isAfterCommit(operation, change)) {
      takenBack.add(operation.coordinate());
      writesOf(operation, change).forEach(each -> takenBack.add(coordinate(each)));
    }
  }

  /** What the transaction of an operation wrote of a row, in order. */
  List<Change> writesOf(Operation operation, Change row) {
    Pair pair = pair(row);
    List<Change> writes = new ArrayList<>();
    for (Change each : of(row.table().side())) {
      Operation wrote = carried(each);
      boolean same =
          wrote != null
              && wrote.isOfTransaction()
              && !wrote.isTakingBack()
              && wrote.transaction().equals(operation.transaction());
      if (same && pair(each).equals(pair)) {
        writes.add(each);
      }
    }
    return writes;
  }

  private String coordinate(Change change) {
    return Objects.requireNonNull(carried(change)).coordinate();
  }

  private void noteHandedOver(Change change) {
    Operation operation = carriedForGood(change);
    if (operation != null) {
      carried.add(List.of(operation.source(), operation.place()));
    }
    boolean ahead =
        operation != null
            && operation.isOfTransaction()
            && (!operation.isTakingBack() || world.transactions().isAfterCommit(operation, change));
    if (operation != null && ahead) {
      handedOver.add(List.of(operation.source(), operation.place()));
    }
  }

  /** Whether a write that stays carried a change to the other side. */
  boolean isCarried(Change change) {
    return carried.contains(List.of(change.table().side(), place(change)));
  }

  /** Whether a host handed a change over, and its transaction brought it to the other side. */
  boolean isHandedOver(Change change) {
    return handedOver.contains(List.of(change.table().side(), place(change)));
  }

  /** All changes of a side, oldest first. */
  List<Change> of(Side side) {
    return Objects.requireNonNull(changes.get(side));
  }

  /** The pair whose change an operation carries. */
  Pair cause(Operation operation) {
    return operation.isOfTransaction()
        ? Pair.of(world.transactions().of(operation).step().image(), world.companies())
        : pair(at(operation.source(), operation.place()));
  }

  /** The change at a place in the history of its system. */
  Change at(Side side, long place) {
    for (Change change : of(side)) {
      if (place(change) == place) {
        return change;
      }
    }
    throw new IllegalStateException(side + " has no change " + place);
  }

  /** The operation that made a change; null for users. */
  private @Nullable Operation operation(Change change) {
    Operation operation = Operation.parse(change.operationId());
    return operation == null ? null : world.transactions().placed(operation);
  }

  /** The operation of a change that another side made; null for users and for full compares. */
  @Nullable Operation carried(Change change) {
    Operation operation = operation(change);
    boolean carried = operation != null && operation.source() != change.table().side();
    return carried && operation != null && !operation.isOfRun() ? operation : null;
  }

  /** The operation that made a change, unless a transaction stands behind it that was undone. */
  @Nullable Operation forGood(Change change) {
    Operation operation = operation(change);
    return operation == null || isUndone(operation) ? null : operation;
  }

  /** The same for changes that the other side made. */
  @Nullable Operation carriedForGood(Change change) {
    Operation operation = carried(change);
    return operation == null || isUndone(operation) ? null : operation;
  }

  /** Whether a transaction wrote it that nobody committed, or that was taken back before. */
  boolean isInVain(Change change) {
    return carried(change) != null && carriedForGood(change) == null;
  }

  /** Whether the row of a change was brought by a transaction that nobody committed. */
  boolean isBroughtInVain(Change change) {
    return of(change.table().side()).stream()
        .filter(each -> each.before() == null && row(each).equals(row(change)))
        .anyMatch(this::isInVain);
  }

  /** Whether a transaction wrote it that nobody committed, and another write may take it back. */
  boolean isUndone(Change change) {
    Operation operation = carried(change);
    return operation != null
        && !operation.isTakingBack()
        && isUndone(operation)
        && !takenBack.contains(operation.coordinate());
  }

  /** Whether nobody committed it, or it was refused or taken back before that. */
  private boolean isUndone(Operation operation) {
    if (!operation.isOfTransaction() || operation.isTakingBack()) {
      return operation.isUndone();
    }
    return operation.isUndone()
        || takenBack.contains(operation.coordinate())
        || !world.transactions().isKnown(operation);
  }

  /** The rows that a change of a row of finance made it name; those of before it left alone. */
  List<Pair> parents(Change change) {
    Pair own = pair(change);
    List<Pair> parents = parents(own, Objects.requireNonNull(change.row()));
    Row before = change.before();
    if (before != null) {
      parents.removeAll(parents(own, before));
    }
    return parents;
  }

  private static List<Pair> parents(Pair own, Row row) {
    List<Pair> parents = new ArrayList<>();
    for (Field field : own.subject().fields()) {
      Subject refersTo = field.refersTo();
      boolean named =
          refersTo != null && row.value(field.finance()) instanceof String text && !text.isEmpty();
      if (named && refersTo != null) {
        parents.add(new Pair(refersTo, own.company(), String.valueOf(row.value(field.finance()))));
      }
    }
    parents.remove(own);
    return parents;
  }

  /** Whether the row of one change on Dataverse ever referred to the row of another one. */
  boolean everReferred(long child, long parent) {
    Object row = row(at(Side.DATAVERSE, child));
    UUID id = at(Side.DATAVERSE, parent).id();
    return of(Side.DATAVERSE).stream()
        .filter(change -> row(change).equals(row))
        .anyMatch(change -> change.row() != null && refers(change.row(), id));
  }

  private static boolean refers(Row row, @Nullable UUID id) {
    return row.presentColumns().stream()
        .anyMatch(column -> row.raw(column) instanceof Reference.ById by && by.id().equals(id));
  }

  /** Whether a user changed the same row later. */
  boolean isEditedAfter(Change change) {
    return !editsAfter(change).isEmpty();
  }

  /** What users made of the same row later. */
  List<Change> editsAfter(Change change) {
    return of(change.table().side()).stream()
        .filter(later -> later.operationId() == null && place(later) > place(change))
        .filter(later -> row(later).equals(row(change)))
        .toList();
  }

  /** Whether a map cares about a change. */
  boolean isMappedChange(Change change) {
    Row before = change.before();
    Row after = change.row();
    if (before == null || after == null) {
      return true;
    }
    return !isSame(before, after);
  }

  /** Whether a feed told a change of a user, not only under a later one. */
  boolean isTold(Change change) {
    String operation = Operation.ofFeed(pair(change).subject(), change);
    return !world.store().received(Set.of(operation)).isEmpty();
  }

  /** Whether two rows say the same in every column that a map cares about. */
  static boolean isSame(@Nullable Row one, @Nullable Row other) {
    return one != null
        && other != null
        && mappedColumns(one).stream().allMatch(column -> isSame(one, other, column));
  }

  /** Whether two rows say the same in every mapped column that a change changed. */
  static boolean isSameWhere(@Nullable Row one, Row other, Change change) {
    Row before = change.before();
    Row after = change.row();
    if (one == null || before == null || after == null) {
      return false;
    }
    for (String column : mappedColumns(after)) {
      boolean changed = !isSame(before, after, column);
      if (changed && !isSame(one, other, column)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Row one, Row other, String column) {
    return Objects.equals(
        Convergence.normal(one.raw(column)), Convergence.normal(other.raw(column)));
  }

  /** The mapped columns in which two rows of a table differ. */
  static List<String> differing(Row one, Row other) {
    List<String> columns = mappedColumns(one);
    columns.removeIf(column -> isSame(one, other, column));
    return columns;
  }

  /** The columns of a row that a map cares about. */
  private static List<String> mappedColumns(Row row) {
    boolean dataverse = row.schema().side() == Side.DATAVERSE;
    List<String> columns = new ArrayList<>();
    for (Field field : Subject.ofTable(row.schema().name().name()).fields()) {
      String column = dataverse ? field.dataverse() : field.finance();
      if (SimulatedTables.isMapped(field) && !column.isEmpty()) {
        columns.add(column);
      }
    }
    return columns;
  }

  /** Whether every mapped column that an edit changed still holds what the edit left there. */
  static boolean isKept(Change edit, @Nullable Row after) {
    Row before = edit.before();
    Row left = edit.row();
    if (before == null || left == null || after == null) {
      return false;
    }
    return mappedColumns(left).stream()
        .allMatch(column -> isSame(before, left, column) || isSame(left, after, column));
  }

  static long place(Change change) {
    return Long.parseLong(change.coordinate());
  }

  /** The pair of the row after a change, before it for a delete. */
  Pair pair(Change change) {
    Row row = change.row() == null ? change.before() : change.row();
    return Pair.of(Objects.requireNonNull(row), world.companies());
  }

  /** The pair of the row before a change; null for a creation. */
  @Nullable Pair pairBefore(Change change) {
    Row before = change.before();
    return before == null ? null : Pair.of(before, world.companies());
  }

  /** The pair of a key of finance. */
  Pair pair(Subject subject, KeyValues key) {
    String company =
        subject.isCompanySpecific()
            ? String.valueOf(key.value("dataAreaId")).toLowerCase(Locale.ROOT)
            : "";
    String number = String.valueOf(key.value(subject.number(Side.FINANCE)));
    return new Pair(subject, company, number.toUpperCase(Locale.ROOT));
  }

  /** The pairs that a row of Dataverse ever belonged to. */
  Set<Pair> pairs(Subject subject, UUID id) {
    Set<Pair> pairs = new HashSet<>();
    for (Change change : of(Side.DATAVERSE)) {
      if (id.equals(change.id()) && pair(change).subject() == subject) {
        pairs.add(pair(change));
      }
    }
    return pairs;
  }

  /** Names the row of a change through all of its life. */
  Object row(Change change) {
    return change.id() == null ? pair(change) : Objects.requireNonNull(change.id());
  }

  /**
   * Names the row that an operation carries. Where rows are known by their keys alone and a change
   * of one is told in two, the first half is about the row of the old key.
   */
  Object row(Operation operation, Change cause) {
    Pair before = pairBefore(cause);
    boolean old = operation.isFirstHalf() && cause.id() == null && before != null;
    return old && before != null ? before : row(cause);
  }
}
