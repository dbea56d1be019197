package dev.tandem.projectops.actual;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.entity.dataverse.BillingType;

/**
 * Choices that an environment makes for its approvals. Immutable and safe for any thread.
 *
 * @param splitCost whether the cost of a line with several customers has one row for each (UND-15)
 * @param costBillingType billing type of cost actuals
 */
public record ApprovalRules(boolean splitCost, BillingType costBillingType) {
  /** What an environment does that chose nothing. */
  public static final ApprovalRules DEFAULT = new ApprovalRules(true, BillingType.NOT_AVAILABLE);

  /** Refuses to be without a billing type. */
  public ApprovalRules {
    requireNonNull(costBillingType, "costBillingType");
  }
}
