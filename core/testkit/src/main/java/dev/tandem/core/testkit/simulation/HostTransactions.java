package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What hosts handed over before they committed it, and what became of it (UND-20). */
final class HostTransactions {
  private static final Pattern NOT_TAKEN_BACK =
      Pattern.compile("what (\\S+) wrote cannot be taken back: ");

  private final Map<String, Handed> handed = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, Boolean> told = new HashMap<>();
  private final Map<String, Set<String>> written = new HashMap<>();
  private final Set<Operation> left = new HashSet<>();
  private final SimulatedWorld world;
  private int begun;

  /**
   * One change of a transaction. Immutable.
   *
   * @param side where
   * @param step what was meant to happen
   * @param told how many obligations were known when its transaction began
   * @param own the last place in the history of its system when its transaction began
   * @param place in the history of its system once it was committed, null when it was not
   * @param others the last place in the history of the other side by then
   */
  record Handed(
      Side side, IntendedEdits.Step step, long told, long own, @Nullable Long place, long others) {
    private Handed committed(long at, long othersThen) {
      return new Handed(side, step, told, own, at, othersThen);
    }
  }

  HostTransactions(SimulatedWorld world) {
    this.world = world;
  }

  /** The changes of a new transaction, as its host tells them. */
  List<Change> begin(Side side, List<IntendedEdits.Step> steps) {
    begun++;
    long own = world.systemOf(side).history().size();
    List<Change> changes = new ArrayList<>();
    for (IntendedEdits.Step step : steps) {
      String coordinate = "h%d-%d".formatted(begun, changes.size());
      handed.put(coordinate, new Handed(side, step, world.received(), own, null, 0));
      changes.add(change(side, step, coordinate));
    }
    return changes;
  }

  private Change change(Side side, IntendedEdits.Step step, String coordinate) {
    boolean finance = side == Side.FINANCE;
    return new Change(
        coordinate,
        0,
        step.table(),
        step.after() == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
        finance ? null : SimulatedUsers.id(step.image()),
        finance ? SimulatedUsers.key(step.image()) : null,
        step.before(),
        step.after(),
        step.after() == null ? null : "uncommitted-" + coordinate,
        null,
        null,
        world.now());
  }

  /** Notes that the last changes of a system are those of a transaction. */
  void committed(Side side, List<Change> changes) {
    long place = world.systemOf(side).history().size();
    place -= changes.size();
    long others = world.systemOf(side.other()).history().size();
    for (Change change : changes) {
      place++;
      Handed before = Objects.requireNonNull(handed.get(change.coordinate()));
      handed.put(change.coordinate(), before.committed(place, others));
    }
  }

  /** Notes that the runtime took a transaction, so that its pairs know of it. */
  void accepted(List<Change> changes) {
    changes.forEach(change -> known.add(change.coordinate()));
  }

  /** Whether the runtime has not given a transaction up. */
  boolean isOpen(List<Change> changes) {
    String coordinate = changes.get(0).coordinate();
    return world.store().documents("intent/").keySet().stream()
        .anyMatch(name -> name.endsWith("-" + coordinate));
  }

  /**
   * Notes that a host told the runtime of its commit.
   *
   * @param inTime whether the runtime had not given the transaction up
   */
  void told(List<Change> changes, boolean inTime) {
    changes.forEach(change -> told.put(change.coordinate(), inTime));
  }

  /**
   * Whether nobody can tell the runtime in time that the change behind an operation is committed.
   *
   * @param silent whether its row does not tell either
   */
  boolean isInDoubt(Operation operation, boolean silent) {
    Boolean inTime = told.get(operation.coordinate());
    return inTime == null ? silent : !inTime;
  }

  /** Whether the transaction makes the row of a change and deletes it again. */
  boolean leavesNothing(Operation operation) {
    List<IntendedEdits.Step> steps = new ArrayList<>();
    handed.forEach(
        (coordinate, each) -> {
          boolean own = coordinate.startsWith(operation.transaction() + "-");
          if (own && isOfRow(operation, each.step())) {
            steps.add(each.step());
          }
        });
    return steps.get(0).before() == null && steps.get(steps.size() - 1).after() == null;
  }

  /** Whether the pairs know what an operation of a transaction wrote. */
  boolean isKnown(Operation operation) {
    return known.contains(operation.coordinate());
  }

  /** Whether a feed had told of what another operation carries when this transaction began. */
  boolean isTold(Operation operation, String other) {
    Obligation obligation = world.store().received(Set.of(other)).get(other);
    return obligation != null && obligation.sequence() <= of(operation).told();
  }

  /** Whether a change of the other side came when the change behind its operation was committed. */
  boolean isAfterCommit(Operation operation, Change effect) {
    Handed change = of(operation);
    return change.place() != null && Histories.place(effect) > change.others();
  }

  /** What earlier changes of the same transaction left of their rows. */
  List<Row> before(Operation operation) {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, Handed> each : handed.entrySet()) {
      if (each.getKey().equals(operation.coordinate())) {
        break;
      }
      Row row = each.getValue().step().after();
      if (row != null && each.getKey().startsWith(operation.transaction() + "-")) {
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * Whether a change left its row as it was before its transaction, as far as maps care: what its
   * write brought was committed before.
   */
  boolean changesNothing(Operation operation) {
    Row after = of(operation).step().after();
    for (Map.Entry<String, Handed> each : handed.entrySet()) {
      boolean own = each.getKey().startsWith(operation.transaction() + "-");
      if (own && isOfRow(operation, each.getValue().step())) {
        return Histories.isSame(each.getValue().step().before(), after);
      }
    }
    return false;
  }

  private boolean isOfRow(Operation operation, IntendedEdits.Step step) {
    IntendedEdits.Step own = of(operation).step();
    return step.table().equals(own.table()) && step.key().equals(own.key());
  }

  /** Notes what a host is told of writes that cannot be taken back. */
  void heard(String message) {
    Matcher told = NOT_TAKEN_BACK.matcher(message);
    Operation operation = told.lookingAt() ? Operation.parse(told.group(1)) : null;
    if (operation != null) {
      left.add(operation);
    }
  }

  /** Whether hosts were told that what the transaction wrote of the row stays. */
  boolean isLeft(Operation operation) {
    return left.stream()
        .filter(each -> each.transaction().equals(operation.transaction()))
        .anyMatch(each -> isOfRow(operation, of(each).step()));
  }

  /** Notes which columns a write brought that took effect. */
  void wrote(Write write) {
    written.put(write.operationId(), Set.copyOf(write.row().presentColumns()));
  }

  /** Whether a write of this operation brought a column. */
  boolean isWritten(@Nullable String operationId, String column) {
    return operationId != null && written.getOrDefault(operationId, Set.of()).contains(column);
  }

  /** The change behind an operation of a transaction. */
  Handed of(Operation operation) {
    return Objects.requireNonNull(handed.get(operation.coordinate()));
  }

  /** The pairs that the row of a change belonged to, before and after it. */
  Set<Pair> pairs(Operation operation) {
    IntendedEdits.Step step = of(operation).step();
    Pair pair = Pair.of(step.image(), world.companies());
    return step.before() == null
        ? Set.of(pair)
        : Set.copyOf(List.of(pair, Pair.of(step.before(), world.companies())));
  }

  /** An operation with the place that its change has by now. */
  Operation placed(Operation operation) {
    return operation.isOfTransaction() ? operation.committed(of(operation).place()) : operation;
  }
}
