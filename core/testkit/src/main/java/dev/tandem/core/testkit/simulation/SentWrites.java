package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which writes were sent to a side without that their fate is known (I7). */
final class SentWrites {
  private final Set<String> unproven = new HashSet<>();
  private final boolean ledger;
  private final Violations violations;

  /**
   * Nothing sent yet.
   *
   * @param ledger whether the side has a ledger to ask
   */
  SentWrites(boolean ledger, Violations violations) {
    this.ledger = ledger;
    this.violations = violations;
  }

  /** Those of these writes whose fate nobody knows, before they are sent now. */
  Set<String> sending(List<Write> writes) {
    Set<String> again = new HashSet<>();
    for (Write write : writes) {
      if (!unproven.add(write.operationId()) && ledger) {
        again.add(write.operationId());
      }
    }
    return again;
  }

  /**
   * A worker that was late and is refused does no harm, also when it never hears of the refusal, or
   * the row is refused before the side looks who asks.
   *
   * @param late whether the side knew a newer worker when these were sent
   */
  void answered(List<Write> writes, List<WriteOutcome> outcomes, Set<String> again, boolean late) {
    for (int i = 0; i < writes.size(); i++) {
      String id = writes.get(i).operationId();
      WriteOutcome outcome = outcomes.get(i);
      boolean fenced = outcome instanceof WriteOutcome.Fenced || (late && !outcome.succeeded());
      if (again.contains(id) && !fenced) {
        violations.add("I7", id + " is sent again, and nobody asked what became of it");
      }
      // A refusal tells of this sending alone, and nothing of one before.
      boolean earlier = fenced && again.contains(id);
      if (!earlier && (fenced || !(outcome instanceof WriteOutcome.Unknown))) {
        unproven.remove(id);
      }
    }
  }

  void proven(Collection<String> operationIds) {
    unproven.removeAll(new HashSet<>(operationIds));
  }
}
