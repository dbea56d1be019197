package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One process with a runtime, from its start to its end. */
final class SimulatedProcess {
  private static final String TRANSACTION = "tandem/transaction/";

  private final SimulatedWorld world;
  private final SyncRuntime runtime;
  private final String owner;
  private final Map<Side, Instant> closed = new EnumMap<>(Side.class);
  private final Map<String, Long> generations = new HashMap<>();
  private final Map<Side, Cursor> gaps = new EnumMap<>(Side.class);
  private final Set<Side> passed = EnumSet.noneOf(Side.class);
  private Action.Calls doing = Action.Calls.UNDISTURBED;
  private @Nullable Query page;
  private int calls;
  private boolean busy;

  SimulatedProcess(SimulatedWorld world, String owner) {
    this.world = world;
    this.owner = owner;
    closed.putAll(world.gates());
    runtime = world.runtime(this, owner);
  }

  SyncRuntime runtime() {
    return runtime;
  }

  boolean isBusy() {
    return busy;
  }

  String owner() {
    return owner;
  }

  /** A step, in which the process may end. */
  SyncReport step(Action.Work work) {
    return during(
        work.calls(),
        () -> {
          SyncReport report = runtime.step(work.limit());
          if (report.waitingFor().isEmpty()) {
            // What is known by the end of a step is known to every process that starts later.
            world.gates().putAll(closed);
          }
          return report;
        });
  }

  /** Something that the process does, in which it may end. */
  <T> T during(Action.Calls disturbed, Supplier<T> action) {
    doing = disturbed;
    calls = 0;
    busy = true;
    try {
      return action.get();
    } finally {
      busy = false;
    }
  }

  void before(String what) {
    calls++;
    if (busy && doing.interruptedAt() == calls) {
      world.tell("    before " + what);
      doing.meanwhile().forEach(world::perform);
      world.tell("    goes on with " + what);
    }
    if (busy && doing.crashAt() == calls && !doing.afterEffect()) {
      throw new SimulatedCrash("before " + what);
    }
    world.tell("    " + owner + " " + what);
  }

  void after(String what) {
    if (busy && doing.crashAt() == calls && doing.afterEffect()) {
      throw new SimulatedCrash("after " + what);
    }
  }

  /** I21: a side that asked for a pause is left alone. */
  void requireOpen(Side side, String what) {
    Instant until = closed.getOrDefault(side, Instant.MIN);
    if (world.now().isBefore(until)) {
      world
          .violations()
          .add("I21", "%s %s at %s, closed until %s".formatted(what, side, world.now(), until));
    }
  }

  void closedUntil(Side side, Instant until) {
    // A pause that is over when it is asked for is none, also if the clock is set back then.
    if (until.isAfter(world.now())) {
      closed.merge(side, until, (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  void heed(Side side, WriteGroup group, List<WriteOutcome> outcomes) {
    boolean late = isReplaced(side, group);
    for (int i = 0; i < outcomes.size(); i++) {
      world.tell("      " + group.writes().get(i) + " -> " + outcomes.get(i));
      world.columns().answered(side, group.writes().get(i), outcomes.get(i));
      if (late && outcomes.get(i).succeeded()) {
        world.violations().add("I8", group.writes().get(i) + " of a worker that was replaced");
      }
      Operation operation = Operation.parse(group.writes().get(i).operationId());
      // The parts of a merge or a new key are left to the ledger of the sink, and so is what brings
      // a row back, which a host and a step may do at once.
      boolean whole = operation != null && !operation.isPart() && !operation.isRestoring();
      if (operation != null && operation.isSettling() && outcomes.get(i).succeeded()) {
        world.transactions().wrote(group.writes().get(i));
      }
      boolean twice = whole && outcomes.get(i) instanceof WriteOutcome.Duplicate;
      if (twice && world.plan().has(side, Capability.FENCES)) {
        world.violations().add("I9", group.writes().get(i) + " was sent by two workers");
      }
      if (outcomes.get(i) instanceof WriteOutcome.Throttled throttled) {
        closedUntil(side, throttled.until());
      }
    }
  }

  /** Whether the side refuses these because it knows a newer worker. */
  boolean isLate(Side side, WriteGroup group) {
    return world.plan().has(side, Capability.FENCES) && isReplaced(side, group);
  }

  private boolean isReplaced(Side side, WriteGroup group) {
    Fence fence = group.fence();
    return fence != null && fence.generation() < world.highest(side, fence.partition());
  }

  /** I8: everything is sent under the generation that the worker holds. */
  void checkFence(Side side, WriteGroup group) {
    if (!world.plan().has(side, Capability.FENCES)) {
      return;
    }
    Fence fence = group.fence();
    boolean held =
        isOfHost(group)
            ? fence == null || fence.partition().startsWith(TRANSACTION)
            : fence != null && generations.containsValue(fence.generation());
    if (!held) {
      world.violations().add("I8", "a write to %s under the fence %s".formatted(side, fence));
    }
  }

  /** Whoever writes for a transaction holds its pairs, not a partition. */
  private static boolean isOfHost(WriteGroup group) {
    return group.writes().stream()
        .map(write -> Operation.parse(write.operationId()))
        .allMatch(
            operation ->
                operation != null
                    && operation.isOfTransaction()
                    && !operation.isSettling()
                    && (group.fence() != null || operation.isTakingBack()));
  }

  void raised(Side side, Fence fence) {
    world.raised(side, fence);
  }

  void leased(Lease lease) {
    generations.put(lease.partition(), lease.generation());
  }

  /** A gap is there once the process went on behind it; until then the old place may do again. */
  void feedAnswered(Side side, Cursor after, boolean expired) {
    if (expired) {
      gaps.put(side, after);
    } else {
      gaps.remove(side, after);
    }
    passed.remove(side);
  }

  void cursorTaken(Side side) {
    if (gaps.containsKey(side)) {
      passed.add(side);
    }
  }

  /** The page that it read last, and did not store yet. */
  void queried(Query query) {
    page = query;
  }

  /** Takes the page that was read last. */
  @Nullable Query takePage() {
    Query read = page;
    page = null;
    return read;
  }

  void committed(StoreCommit commit, CommitOutcome outcome) {
    if (outcome instanceof CommitOutcome.Committed) {
      world.runs().stored(this, commit);
      passed.forEach(world::feedExpired);
      passed.clear();
    } else {
      notStored();
    }
    world.committed(commit, outcome);
  }

  /** What was read for a commit that was refused will be read again, by whoever comes next. */
  private void notStored() {
    page = null;
    passed.clear();
  }

  void failCommit(boolean stored) {
    if (world.takesStoreFault(stored)) {
      if (!stored) {
        notStored();
      }
      throw new TransientConnectorException(
          stored ? "the store lost its answer" : "the store failed", world.now(), null);
    }
  }
}
