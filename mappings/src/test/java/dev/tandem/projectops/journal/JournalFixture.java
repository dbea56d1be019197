package dev.tandem.projectops.journal;

import static dev.tandem.projectops.entity.finance.StagedTransactionType.COST;
import static dev.tandem.projectops.entity.finance.StagedTransactionType.SALES;
import static dev.tandem.projectops.process.FinanceSide.id;

import dev.tandem.projectops.entity.finance.ActualCheck;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.process.FinanceSide;

/** Entries of F0, staged and imported. */
final class JournalFixture {
  /** How these tests post. */
  static final JournalPosting.Mode BASE = JournalPosting.Mode.ALL_OR_NOTHING;

  private JournalFixture() {}

  /** Contract C1 and project P1, time and material. */
  static FinanceSide side() {
    return FinanceSide.empty("USPM")
        .setUp()
        .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
  }

  /** Cost and sale of 8 hours in staging. */
  static FinanceSide entered() {
    FinanceSide side = side();
    side.stage(side.time(1, COST, "8", "800"));
    side.stage(side.time(2, SALES, "8", "1600"));
    return side;
  }

  /** A staged actual by the number of the test. */
  static ActualStaging staged(FinanceSide side, int number) {
    return side.rows(ActualStaging.CODEC).stream()
        .filter(row -> row.importId().orElseThrow().equals(id(number)))
        .findFirst()
        .orElseThrow();
  }

  /** What the check of staged actuals found (JRN-22). */
  static void check(FinanceSide side, int number, boolean valid) {
    side.put(
        ActualCheck.CODEC,
        ActualCheck.builder().company("USPM").actualId(id(number)).valid(valid).build());
  }
}
