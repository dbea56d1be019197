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

  void sending(List<Write> writes) {
    for (Write write : writes) {
      if (!unproven.add(write.operationId()) && ledger) {
        violations.add(
            "I7", write.operationId() + " is sent again, and nobody asked what became of it");
      }
    }
  }

  void answered(List<Write> writes, List<WriteOutcome> outcomes) {
    for (int i = 0; i < writes.size(); i++) {
      if (!(outcomes.get(i) instanceof WriteOutcome.Unknown)) {
        unproven.remove(writes.get(i).operationId());
      }
    }
  }

  void proven(Collection<String> operationIds) {
    unproven.removeAll(new HashSet<>(operationIds));
  }
}
