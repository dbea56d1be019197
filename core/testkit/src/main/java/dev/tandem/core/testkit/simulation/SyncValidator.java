package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.SyncCounters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds the invariants against a world. */
final class SyncValidator {
  private final SimulatedWorld world;

  SyncValidator(SimulatedWorld world) {
    this.world = world;
  }

  /** What holds at every moment between two steps. */
  void afterStep() {
    i22Conservation();
    i13GroupsAreMarked();
  }

  /** What holds once everything is drained. */
  void atRest() {
    Histories histories = new Histories(world);
    i01Convergence(histories);
    i03NoEcho(histories);
    i06OneEntryPerEffect(histories);
    i11VersionsNeverGoBack(histories);
    i13NoGroupIsLeftOpen();
    i23NothingIsMissed(histories);
    i24NoCrossCompanyWrites(histories);
  }

  private void i01Convergence(Histories histories) {
    new Convergence(world, histories).check();
  }

  /** What a runtime wrote carries the change of a user, never that of a runtime. */
  private void i03NoEcho(Histories histories) {
    for (Side side : Side.values()) {
      for (Change change : histories.of(side)) {
        Operation operation = Operation.parse(change.operationId());
        if (operation != null) {
          Change cause = histories.at(operation.source(), operation.place());
          if (cause.operationId() != null) {
            violation("I3", operation.id() + " carries back " + cause.operationId());
          }
        }
      }
    }
  }

  private void i06OneEntryPerEffect(Histories histories) {
    for (Side side : Side.values()) {
      Set<String> seen = new HashSet<>();
      for (Change change : histories.of(side)) {
        String id = change.operationId();
        if (id != null && !seen.add(id)) {
          violation("I6", id + " took effect twice on " + side);
        }
      }
    }
  }

  /** The changes of one row reach the other side in their order. */
  private void i11VersionsNeverGoBack(Histories histories) {
    for (Side side : Side.values()) {
      Map<Object, Long> newest = new HashMap<>();
      for (Change change : histories.of(side)) {
        Operation operation = Operation.parse(change.operationId());
        if (operation == null || operation.source() == side) {
          continue;
        }
        Change cause = histories.at(operation.source(), operation.place());
        List<Object> row = List.of(operation.subject(), histories.row(cause));
        Long before = newest.put(row, operation.place());
        if (before != null && before > operation.place()) {
          violation("I11", "%s came after the change %d".formatted(operation.id(), before));
        }
      }
    }
  }

  /** A transaction that is there in part is marked. */
  private void i13GroupsAreMarked() {
    Map<String, Set<Boolean>> groups = new LinkedHashMap<>();
    for (Obligation obligation : all()) {
      String group = obligation.group();
      if (group != null) {
        boolean applied = obligation.status() == ObligationStatus.APPLIED;
        if (applied || !obligation.status().isFinal()) {
          groups.computeIfAbsent(group, any -> new HashSet<>()).add(applied);
        }
      }
    }
    Set<String> marked = world.store().documents("group/").keySet();
    groups.forEach(
        (group, states) -> {
          if (states.size() == 2 && !marked.contains("group/" + group)) {
            violation("I13", group + " is there in part and not marked");
          }
        });
  }

  private void i13NoGroupIsLeftOpen() {
    Set<String> open = new HashSet<>();
    for (Obligation obligation : all()) {
      if (obligation.group() != null && !obligation.status().isFinal()) {
        open.add("group/" + obligation.group());
      }
    }
    for (String name : world.store().documents("group/").keySet()) {
      if (!open.contains(name)) {
        violation("I13", name + " is marked as incomplete and nothing of it is owed");
      }
    }
  }

  /** Nothing is lost between two counts. */
  private void i22Conservation() {
    SyncCounters counters = SyncCounters.of(world.store().counts(), null, null);
    long sum =
        counters.applied()
            + counters.superseded()
            + counters.filtered()
            + counters.parked()
            + counters.conflict()
            + counters.dead()
            + counters.waiting();
    if (counters.received() != world.received() || sum != world.received()) {
      violation("I22", "%d were received, but %s".formatted(world.received(), counters));
    }
    Map<ObligationStatus, Long> listed = new HashMap<>();
    all().forEach(obligation -> listed.merge(obligation.status(), 1L, Long::sum));
    for (ObligationStatus status : ObligationStatus.values()) {
      if (listed.getOrDefault(status, 0L) != counters.count(status)) {
        violation("I22", "%s: %s listed, %s".formatted(status, listed.get(status), counters));
      }
    }
  }

  /** Every change that a feed told is an obligation, whatever happened while it was read. */
  private void i23NothingIsMissed(Histories histories) {
    if (!world.expired().isEmpty()) {
      return;
    }
    Set<String> received = new HashSet<>();
    for (Obligation obligation : all()) {
      Operation operation = Objects.requireNonNull(Operation.parse(obligation.operationId()));
      received.add(operation.source() + " " + operation.place());
    }
    for (Side side : Side.values()) {
      boolean joined = Objects.requireNonNull(world.plan().feeds().get(side)).joined();
      Map<Object, Change> last = new HashMap<>();
      histories.of(side).forEach(change -> last.put(histories.row(change), change));
      for (Change change : joined ? last.values() : histories.of(side)) {
        boolean wanted = histories.pair(change).subject().travelsFrom(side);
        if (wanted && !received.contains(side + " " + Histories.place(change))) {
          violation("I23", "the change %s of %s was missed".formatted(change.coordinate(), side));
        }
      }
    }
  }

  private void i24NoCrossCompanyWrites(Histories histories) {
    for (Side side : Side.values()) {
      for (Change change : histories.of(side)) {
        Operation operation = Operation.parse(change.operationId());
        if (operation != null && operation.source() != side) {
          Pair from = histories.pair(histories.at(operation.source(), operation.place()));
          Pair to = histories.pair(change);
          if (!from.company().equals(to.company())) {
            violation("I24", "%s wrote %s because of %s".formatted(operation.id(), to, from));
          }
        }
      }
    }
  }

  private List<Obligation> all() {
    return world
        .store()
        .obligations(ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.values()));
  }

  private void violation(String invariant, String what) {
    world.violations().add(invariant, what);
  }
}
