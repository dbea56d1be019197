package dev.tandem.sync.live;

import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationStatus;

/**
 * Which obligations may have been sent before, by this worker or by the one before it, so that the
 * ledger of the sink is read first (T4, I7). It goes by the order of receipt, not by a clock, which
 * may be set back. Immutable.
 *
 * @param from the first obligation that certainly nobody but this worker has sent
 */
record Proof(long from) {
  /** Nothing is certain. */
  static final Proof OF_EVERYTHING = new Proof(Long.MAX_VALUE);

  /** Nobody has sent anything. */
  static final Proof OF_NOTHING = new Proof(Long.MIN_VALUE);

  boolean isWanted(Work work) {
    return isWanted(work.obligation());
  }

  boolean isWanted(Obligation obligation) {
    return isInDoubt(obligation) || obligation.sequence() < from;
  }

  /** Whether an answer was lost, so that even a sink without a ledger must be looked at. */
  boolean isInDoubt(Work work) {
    return isInDoubt(work.obligation());
  }

  private static boolean isInDoubt(Obligation obligation) {
    return obligation.status() == ObligationStatus.IN_DOUBT;
  }
}
