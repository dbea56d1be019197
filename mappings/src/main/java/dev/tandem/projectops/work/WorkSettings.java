package dev.tandem.projectops.work;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.proforma.ConfirmRules;

/**
 * Choices of an environment. Immutable and safe for any thread.
 *
 * @param splitCost whether the cost of a line with several customers has one row for each (UND-15)
 * @param numbers the number of the class retainer, which is not published (UND-1)
 * @param lineLimit most billed actuals that one confirmation may write (ERR-21, UND-31)
 */
public record WorkSettings(boolean splitCost, TransactionClassNumbers numbers, int lineLimit) {
  /** What an environment does that chose nothing; it cannot bill retainers. */
  public static final WorkSettings DEFAULT =
      new WorkSettings(true, TransactionClassNumbers.published(), ConfirmRules.REAL_TIME_LIMIT);

  /** Refuses null parts. */
  public WorkSettings {
    requireNonNull(numbers, "numbers");
  }
}
