package dev.tandem.projectops.ledger;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.money.Money;
import java.util.ArrayList;
import java.util.List;

/** The end of an investment project: its kept cost leaves the balance sheet (IP-4). Pure. */
public final class InvestmentElimination {
  private InvestmentElimination() {}

  /** What the kept cost becomes. */
  public enum Target {
    /** Cost of the ledger. */
    LEDGER(PostingType.INVESTMENT_EXPENSE),
    /** A fixed asset. */
    FIXED_ASSET(PostingType.FIXED_ASSET);

    private final PostingType role;

    Target(PostingType role) {
      this.role = role;
    }
  }

  /**
   * What the elimination writes.
   *
   * @param kept every cost that is kept and was not eliminated before
   * @param costToComplete what is still expected; it must have been set to zero
   */
  public static List<VoucherLine> lines(
      List<ProjectItem> kept, Money costToComplete, Target target, PostingSetup setup) {
    if (!costToComplete.isZero()) {
      throw new FaultException(
          FaultCode.STATUS_REFUSED,
          "investment project",
          "cost to complete is %s; set it to zero first (IP-4)".formatted(costToComplete));
    }
    List<VoucherLine> lines = new ArrayList<>();
    for (ProjectItem cost : kept) {
      PostingType from =
          cost.type() == TransactionType.ITEM
              ? PostingType.WIP_COST_VALUE_ITEM
              : PostingType.WIP_COST_VALUE;
      lines.addAll(Booking.move(setup, cost, target.role, from));
    }
    return List.copyOf(lines);
  }
}
