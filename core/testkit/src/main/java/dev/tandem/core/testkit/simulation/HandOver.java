package dev.tandem.core.testkit.simulation;

import java.util.List;

/**
 * How a host hands a transaction over before it commits it (UND-20). Immutable.
 *
 * @param calls what disturbs its calls
 * @param between what happens while its users wait for the commit
 * @param ending how it goes on when it may commit
 * @param late what happens between the commit and the word that it took place
 * @param insists whether the users commit nevertheless when it may not
 */
record HandOver(
    Action.Calls calls, List<Action> between, Ending ending, List<Action> late, boolean insists) {
  HandOver {
    between = List.copyOf(between);
    late = List.copyOf(late);
  }

  /** How a transaction ends that may be committed. */
  enum Ending {
    /** It is committed, and the host says so. */
    COMMITS,
    /** It is rolled back, and the host says so. */
    ROLLS_BACK,
    /** The host ends before it commits, so that its system rolls back. */
    DIES_BEFORE,
    /** The host ends when it has committed. */
    DIES_AFTER
  }

  /** A transaction that nothing disturbs. */
  static HandOver undisturbed(Ending ending) {
    return new HandOver(Action.Calls.UNDISTURBED, List.of(), ending, List.of(), false);
  }

  /** Nearer to one that nothing disturbs, each in one respect. */
  List<HandOver> simpler() {
    return List.of(
        new HandOver(Action.Calls.UNDISTURBED, between, ending, late, insists),
        new HandOver(calls, List.of(), ending, late, insists),
        new HandOver(calls, between, ending, List.of(), insists),
        new HandOver(calls, between, ending, late, false));
  }
}
