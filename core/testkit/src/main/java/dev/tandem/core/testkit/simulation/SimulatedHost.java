package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.sync.SynchronousTransaction;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hands one transaction of users over before its system commits it (UND-20): the other side is
 * written, then the origin commits or does not, and the runtime is told unless the host ends first.
 */
final class SimulatedHost {
  private final SimulatedWorld world;
  private final SimulatedProcess process;
  private final InMemoryConnector system;
  private final HandOver handOver;
  private final List<IntendedEdits.Step> steps;
  private final List<Change> changes;

  SimulatedHost(
      SimulatedWorld world,
      SimulatedProcess process,
      Side side,
      HandOver handOver,
      List<IntendedEdits.Step> steps) {
    this.world = world;
    this.process = process;
    this.handOver = handOver;
    this.steps = steps;
    system = world.systemOf(side);
    changes = world.transactions().begin(side, steps);
  }

  /** Whether any map writes the other side of these before they are committed. */
  static boolean isWanted(SimulationPlan plan, Side side, List<IntendedEdits.Step> steps) {
    return steps.stream()
        .map(step -> Subject.ofTable(step.table().name()))
        .anyMatch(subject -> subject.travelsFrom(side) && isSynchronous(plan, subject));
  }

  private static boolean isSynchronous(SimulationPlan plan, Subject subject) {
    MapOptions options = Objects.requireNonNull(plan.options().get(subject));
    return options.mode() == SyncMode.SYNCHRONOUS;
  }

  /**
   * From the begin to the end, in which the process may end.
   *
   * @return whether it lives on
   */
  boolean run() {
    return process.during(handOver.calls(), this::transact);
  }

  private boolean transact() {
    SynchronousTransaction transaction = begin();
    if (transaction == null) {
      if (handOver.insists()) {
        world.tell("      the users insist");
        commit();
      }
      return true;
    }
    handOver.between().forEach(world::perform);
    switch (handOver.ending()) {
      case COMMITS -> {
        if (commit()) {
          handOver.late().forEach(world::perform);
          boolean open = world.transactions().isOpen(changes);
          end(transaction::committed);
          world.transactions().told(changes, open);
        } else {
          end(transaction::rolledBack);
        }
      }
      case ROLLS_BACK -> end(transaction::rolledBack);
      case DIES_BEFORE -> transaction.close();
      case DIES_AFTER -> {
        commit();
        transaction.close();
      }
    }
    return handOver.ending() == HandOver.Ending.COMMITS
        || handOver.ending() == HandOver.Ending.ROLLS_BACK;
  }

  /** Null when it must not be committed. */
  private @Nullable SynchronousTransaction begin() {
    try {
      SynchronousTransaction transaction =
          process.runtime().begin(system.side(), changes.get(0).coordinate(), changes);
      if (transaction.isAccepted()) {
        world.transactions().accepted(changes);
        return transaction;
      }
      world.tell("      refused: " + transaction.refusals());
    } catch (ConnectorException e) {
      world.tell("      refused: " + e.getMessage());
    }
    return null;
  }

  private boolean commit() {
    boolean committed = IntendedEdits.commit(system, steps);
    world.tell(committed ? "      the origin commits" : "      the origin refuses the commit");
    if (committed) {
      world.transactions().committed(system.side(), changes);
    }
    return committed;
  }

  /** Where the word gets lost, a later step finds out. */
  private void end(Runnable word) {
    try {
      word.run();
    } catch (ConnectorException e) {
      world.tell("      stays in doubt: " + e.getMessage());
    }
  }
}
