package dev.tandem.projectops.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line of an expense report or vendor invoice writes when it is posted: cost, tax that can
 * be recovered, and what is owed (EXP-3, EXP-4, VI-3, TAX-5). Pure.
 */
public final class PurchasePosting {
  private PurchasePosting() {}

  /**
   * The ledger lines; they balance by themselves.
   *
   * @param role where the cost goes: a clearing account for a project line
   * @param account main account of the cost; null for the one of the posting setup
   * @param cost cost with the tax that cannot be recovered
   * @param recoverable the other tax
   */
  public static List<VoucherLine> lines(
      PostingType role,
      @Nullable String account,
      ProjectItem cost,
      BookedAmount recoverable,
      PostingSetup setup) {
    List<VoucherLine> lines = new ArrayList<>();
    lines.addAll(cost(role, account, cost, setup));
    lines.addAll(
        new Booking(setup, cost.type(), cost.category())
            .debit(PostingType.TAX_RECEIVABLE, recoverable, cost.dimensions())
            .credit(
                PostingType.VENDOR_BALANCE,
                cost.amount().plus(recoverable),
                cost.offsetDimensions())
            .lines());
    return List.copyOf(lines);
  }

  private static List<VoucherLine> cost(
      PostingType role, @Nullable String account, ProjectItem cost, PostingSetup setup) {
    if (account == null || cost.amount().isZero()) {
      return new Booking(setup, cost.type(), cost.category())
          .debit(role, cost.amount(), cost.dimensions())
          .lines();
    }
    return List.of(new VoucherLine(role, account, cost.amount(), cost.dimensions()));
  }
}
