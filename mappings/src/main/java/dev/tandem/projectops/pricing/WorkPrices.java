package dev.tandem.projectops.pricing;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The prices of one piece of work, each in the currency of its own side: cost and
 * inter-organizational sale by the contracting unit, unbilled sale by the contract, resourcing unit
 * cost by the resourcing unit (ACT-14, IC-5). Immutable and safe for any thread.
 *
 * @param cost cost price
 * @param sale sales price; null when nothing can be billed
 * @param resourcingCost cost price of the resourcing unit; null within one unit
 * @param interOrganizational transfer price; null within one unit
 */
public record WorkPrices(
    Price cost,
    @Nullable Price sale,
    @Nullable Price resourcingCost,
    @Nullable Price interOrganizational) {
  /** Refuses to be without a cost price. */
  public WorkPrices {
    requireNonNull(cost, "cost");
  }

  /** Prices within one unit. */
  public static WorkPrices of(Price cost, @Nullable Price sale) {
    return new WorkPrices(cost, sale, null, null);
  }
}
