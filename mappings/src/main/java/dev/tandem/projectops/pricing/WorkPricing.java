package dev.tandem.projectops.pricing;

import dev.tandem.projectops.entity.dataverse.TransactionClass;
import org.jspecify.annotations.Nullable;

/**
 * All prices of one piece of work from the price lists of the sides that take part (ACT-11, ACT-12,
 * ACT-14, IC-5). Immutable; as safe for threads as its conversion.
 *
 * @param contracting cost lists of the contracting unit
 * @param contract project price lists of the contract; null when nothing can be billed
 * @param resourcing cost lists of the resourcing unit; null within one unit
 * @param rates between the currencies of the lists
 */
public record WorkPricing(
    PriceBook contracting,
    @Nullable PriceBook contract,
    @Nullable PriceBook resourcing,
    Conversion rates) {

  /**
   * The prices of the work.
   *
   * @param posted cost price of what was posted or entered already, such as an expense (EXP-6) or a
   *     vendor invoice line (ACT-50); null when the lists decide
   */
  public WorkPrices of(PriceKey key, @Nullable Price posted) {
    Price cost = posted != null ? posted : contracting.price(key, null, rates);
    Price sale = contract == null ? null : contract.price(key, cost, rates);
    if (resourcing == null) {
      return WorkPrices.of(cost, sale);
    }
    Price lending = posted != null ? posted : resourcing.price(key, null, rates);
    Price transfer = key.workClass() == TransactionClass.EXPENSE ? lending : cost; // EXP-12
    return new WorkPrices(cost, sale, lending, transfer);
  }
}
