package dev.tandem.projectops.intercompany;

import dev.tandem.projectops.ledger.AccrualPosting;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.CostOffset;
import dev.tandem.projectops.ledger.CostPosting;
import dev.tandem.projectops.ledger.PostingSetup;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.VoucherLine;
import java.util.ArrayList;
import java.util.List;

/** What the lending and the borrowing company write to their ledgers (IC-7 to IC-10). Pure. */
public final class IntercompanyPosting {
  private IntercompanyPosting() {}

  /** Cost of the lending company: cost against payroll or the expense offset (IC-7). */
  public static List<VoucherLine> lendingCost(
      ProjectItem cost, CostOffset offset, PostingSetup setup) {
    return CostPosting.internal(cost, offset, setup);
  }

  /** Sale of the lending company: accrued when its parameter says so (IC-7, PAR-13). */
  public static List<VoucherLine> lendingSale(
      ProjectItem sale, boolean accrual, PostingSetup setup) {
    return accrual ? AccrualPosting.accrue(sale, setup) : List.of();
  }

  /**
   * Customer invoice of the lending company: receivable, intercompany revenue, and the accrual
   * taken back at the amounts it was booked with (IC-8).
   *
   * @param sale at the rate of the invoice
   * @param accrued the amounts of the accrual; zero when nothing was accrued
   */
  public static List<VoucherLine> customerInvoice(
      ProjectItem sale, BookedAmount accrued, PostingSetup setup) {
    List<VoucherLine> lines =
        new ArrayList<>(
            sides(sale, PostingType.CUSTOMER_BALANCE, PostingType.INTERCOMPANY_REVENUE, setup));
    lines.addAll(
        AccrualPosting.release(
            new ProjectItem(
                sale.type(), sale.category(), accrued, sale.dimensions(), sale.dimensions()),
            setup));
    return lines;
  }

  /** Vendor invoice of the borrowing company: only now its project has the cost (IC-10, UND-37). */
  public static List<VoucherLine> vendorInvoice(ProjectItem cost, PostingSetup setup) {
    return sides(cost, PostingType.INTERCOMPANY_COST, PostingType.VENDOR_BALANCE, setup);
  }

  private static List<VoucherLine> sides(
      ProjectItem item, PostingType debit, PostingType credit, PostingSetup setup) {
    if (item.amount().isZero()) {
      return List.of();
    }
    return List.of(
        new VoucherLine(
            debit,
            setup.account(debit, item.type(), item.category()),
            item.amount(),
            item.dimensions()),
        new VoucherLine(
            credit,
            setup.account(credit, item.type(), item.category()),
            item.amount().negate(),
            item.offsetDimensions()));
  }
}
