package dev.tandem.sync.live;

import dev.tandem.spi.state.ObligationStatus;
import java.time.Instant;

/**
 * Which obligations may have been sent before, by this worker or by the one before it, so that the
 * ledger of the sink is read first (T4, I7). Immutable.
 *
 * @param takenOverAt when this worker took the partition over: what was received until then may
 *     have been sent by its predecessor
 */
record Proof(Instant takenOverAt) {

  boolean isWanted(Work work) {
    boolean inDoubt = work.obligation().status() == ObligationStatus.IN_DOUBT;
    return inDoubt || !work.obligation().receivedAt().isAfter(takenOverAt);
  }

  /** Whether an answer was lost, so that even a sink without a ledger must be looked at. */
  boolean isInDoubt(Work work) {
    return work.obligation().status() == ObligationStatus.IN_DOUBT;
  }
}
