package dev.tandem.projectops.ledger;

import java.util.List;

/** What an unbilled sale writes when its journal line is posted (ACC-11, JRN-27). Pure. */
public final class AccrualPosting {
  private AccrualPosting() {}

  /**
   * Sales value into work in progress, revenue accrued; nothing when the profile does not accrue
   * the type or when the line property keeps the sale out of accrual.
   */
  public static List<VoucherLine> lines(
      RevenueProfile profile, ProjectItem sale, LineProperty property, PostingSetup setup) {
    return isAccrued(profile, sale.type(), property) ? accrue(sale, setup) : List.of();
  }

  /** Whether the sale accrues; then its invoice takes the accrual back (ACC-12). */
  public static boolean isAccrued(
      RevenueProfile profile, TransactionType type, LineProperty property) {
    return property.accrued() && profile.accrues(type);
  }

  /** The accrual itself, without asking a profile; also that of a lending company (IC-7). */
  public static List<VoucherLine> accrue(ProjectItem sale, PostingSetup setup) {
    return Booking.move(setup, sale, PostingType.WIP_SALES_VALUE, PostingType.ACCRUED_REVENUE);
  }

  /** The accrual taken back, at the amounts it was booked with. */
  public static List<VoucherLine> release(ProjectItem sale, PostingSetup setup) {
    return accrue(sale, setup).stream().map(VoucherLine::reverse).toList();
  }
}
