package dev.tandem.projectops.ledger;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import java.util.List;

/** What a cost line of the integration journal writes (ACC-2 to ACC-9, ACC-30, ACC-31). Pure. */
public final class CostPosting {
  private CostPosting() {}

  /** The lines of a cost on a project with a contract; none when the profile keeps it out. */
  public static List<VoucherLine> billable(
      RevenueProfile profile, ProjectItem cost, CostOffset offset, PostingSetup setup) {
    return switch (profile.costPosting(cost.type())) {
      case NO_LEDGER, NEVER_LEDGER -> List.of();
      case BALANCE -> Booking.move(setup, cost, balanceRole(cost.type()), offset.role());
      case PROFIT_AND_LOSS -> Booking.move(setup, cost, PostingType.PROJECT_COST, offset.role());
    };
  }

  /** The lines of a cost on an internal project: always profit and loss, no profile (ACC-30). */
  public static List<VoucherLine> internal(
      ProjectItem cost, CostOffset offset, PostingSetup setup) {
    return Booking.move(setup, cost, PostingType.PROJECT_COST, offset.role());
  }

  /**
   * The later step of a cost into profit and loss (ACC-31): from the balance sheet, or for the
   * first time when nothing was posted before. Time and material only, and neither accrued nor
   * invoiced; the cost of an internal project is in profit and loss from the start.
   *
   * @param sold whether the revenue of this cost is accrued or invoiced
   */
  public static List<VoucherLine> postLater(
      RevenueProfile profile,
      ProjectItem cost,
      CostOffset offset,
      boolean sold,
      PostingSetup setup) {
    if (profile.method() != BillingMethod.TIME_AND_MATERIAL) {
      throw notEligible(profile, "the profile is for fixed price");
    }
    if (sold) {
      throw notEligible(profile, "its revenue is accrued or invoiced");
    }
    return switch (profile.costPosting(cost.type())) {
      case NO_LEDGER -> Booking.move(setup, cost, PostingType.PROJECT_COST, offset.role());
      case BALANCE ->
          Booking.move(
              setup,
              cost.with(cost.dimensions(), cost.dimensions()),
              PostingType.PROJECT_COST,
              balanceRole(cost.type()));
      case PROFIT_AND_LOSS -> throw notEligible(profile, "it is in profit and loss already");
      case NEVER_LEDGER -> throw notEligible(profile, "the profile keeps it out of the ledger");
    };
  }

  private static PostingType balanceRole(TransactionType type) {
    return type == TransactionType.ITEM
        ? PostingType.WIP_COST_VALUE_ITEM
        : PostingType.WIP_COST_VALUE;
  }

  private static FaultException notEligible(RevenueProfile profile, String reason) {
    return new FaultException(
        FaultCode.COST_NOT_ELIGIBLE, "cost under profile " + profile.name(), reason);
  }
}
