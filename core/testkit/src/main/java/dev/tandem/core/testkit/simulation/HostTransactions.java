package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What hosts handed over before they committed it, and what became of it (UND-20). */
final class HostTransactions {
  private final Map<String, Handed> handed = new LinkedHashMap<>();
  private final SimulatedWorld world;
  private int begun;

  /**
   * One change of a transaction. Immutable.
   *
   * @param side where
   * @param step what was meant to happen
   * @param place in the history of its system once it was committed, null when it was not
   */
  record Handed(Side side, IntendedEdits.Step step, @Nullable Long place) {}

  HostTransactions(SimulatedWorld world) {
    this.world = world;
  }

  /** The changes of a new transaction, as its host tells them. */
  List<Change> begin(Side side, List<IntendedEdits.Step> steps) {
    begun++;
    List<Change> changes = new ArrayList<>();
    for (IntendedEdits.Step step : steps) {
      String coordinate = "h%d-%d".formatted(begun, changes.size());
      handed.put(coordinate, new Handed(side, step, null));
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
    long place = world.systemOf(side).history().size() - changes.size();
    for (Change change : changes) {
      place++;
      Handed before = Objects.requireNonNull(handed.get(change.coordinate()));
      handed.put(change.coordinate(), new Handed(side, before.step(), place));
    }
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
