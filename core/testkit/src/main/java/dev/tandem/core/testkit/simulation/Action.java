package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a history. Every action means something in every state, so that any of them may be
 * left out when a history is made shorter. Immutable.
 */
sealed interface Action {

  /**
   * What disturbs the calls of a process to connectors and store. Immutable.
   *
   * @param crashAt at which of them the process ends; 0 for never
   * @param afterEffect whether the call takes effect before the process ends
   * @param interruptedAt before which of them other things happen; 0 for none
   * @param meanwhile what happens then
   */
  record Calls(int crashAt, boolean afterEffect, int interruptedAt, List<Action> meanwhile) {
    /** Nothing does. */
    static final Calls UNDISTURBED = new Calls(0, false, 0, List.of());

    public Calls {
      meanwhile = List.copyOf(meanwhile);
    }
  }

  /**
   * Users commit a transaction.
   *
   * @param side where
   * @param edits what
   * @param handOver how the host of that side hands it over before it commits; null when it does
   *     not
   */
  record Transact(Side side, List<Edit> edits, @Nullable HandOver handOver) implements Action {
    public Transact {
      edits = List.copyOf(edits);
    }

    /** A transaction of which only a feed tells. */
    Transact(Side side, List<Edit> edits) {
      this(side, edits, null);
    }

    /** The same, handed over with less around it, down to not at all. */
    List<Action> simpler() {
      if (handOver == null) {
        return List.of();
      }
      List<Action> simpler = new ArrayList<>();
      handOver.simpler().forEach(each -> simpler.add(new Transact(side, edits, each)));
      simpler.add(new Transact(side, edits));
      return simpler;
    }
  }

  /**
   * A worker does a step.
   *
   * @param worker which
   * @param limit how much it takes up
   * @param calls what disturbs it
   */
  record Work(int worker, int limit, Calls calls) implements Action {
    /** A step that nothing disturbs. */
    static Work undisturbed(int worker, int limit) {
      return new Work(worker, limit, Calls.UNDISTURBED);
    }
  }

  /** What goes wrong with a call. */
  enum Trouble {
    /** The call fails before it has an effect. */
    FAILS_BEFORE,
    /** The call fails after it took effect. */
    FAILS_AFTER,
    /** The call is refused for good. */
    REFUSES,
    /** The answer to writes is lost. */
    LOSES_ANSWER,
    /** The answer is lost after some writes of the group. */
    LOSES_ANSWER_HALFWAY,
    /** The writes arrive later. */
    DELAYS,
    /** The feed no longer reaches back. */
    EXPIRES
  }

  /**
   * The next call of a kind goes wrong.
   *
   * @param side where
   * @param call which
   * @param trouble how
   * @param retryAfter what a passing failure says
   */
  record Fail(Side side, Call call, Trouble trouble, Duration retryAfter) implements Action {}

  /** What goes wrong with a write among others. */
  enum RowTrouble {
    /** The row is refused for good. */
    REJECTS,
    /** Its answer is lost. */
    LOSES_ANSWER,
    /** It never arrives, and nobody knows. */
    LOSES_WRITE,
    /** The system asks for a pause. */
    THROTTLES
  }

  /**
   * The next write goes wrong while its neighbours go on.
   *
   * @param side where
   * @param trouble how
   */
  record FailRow(Side side, RowTrouble trouble) implements Action {}

  /**
   * The next commit of a store fails.
   *
   * @param stored whether it takes effect nevertheless
   */
  record FailStore(boolean stored) implements Action {}

  /**
   * A side asks for a pause.
   *
   * @param side which
   * @param pause how long
   */
  record Throttle(Side side, Duration pause) implements Action {}

  /** How a feed delivers. */
  enum Delivery {
    /** As committed. */
    PLAIN,
    /** Each change twice. */
    TWICE,
    /** With all of the batch before again. */
    OVERLAPPING,
    /** Rows in another order. */
    REORDERED
  }

  /**
   * A feed delivers otherwise from now on.
   *
   * @param side which
   * @param delivery how
   */
  record Deliver(Side side, Delivery delivery) implements Action {}

  /**
   * Delayed writes arrive.
   *
   * @param side where
   */
  record Land(Side side) implements Action {}

  /**
   * Time passes, or the clock is set back.
   *
   * @param by how much
   */
  record Wait(Duration by) implements Action {}

  /**
   * A map is paused.
   *
   * @param subject which
   */
  record Pause(Subject subject) implements Action {}

  /**
   * A paused map is resumed.
   *
   * @param subject which
   */
  record Resume(Subject subject) implements Action {}

  /** Somebody lets all dead letters have another turn. */
  record Replay() implements Action {}

  /**
   * Somebody answers all conflicts that wait for a person.
   *
   * @param winner whose rows both sides shall have
   */
  record Decide(Side winner) implements Action {}
}
