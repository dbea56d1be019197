package dev.tandem.projectops.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What the posting of an invoice writes: customer, revenue and tax for each line, and the accruals
 * taken back (ACC-10, ACC-12, ACC-13, COR-11, RET-6). Pure.
 */
public final class InvoicePosting {
  private InvoicePosting() {}

  /** All lines; revenue of milestones goes where the profile sends it (ACC-10, ACC-14). */
  public static List<VoucherLine> lines(
      RevenueProfile profile, List<InvoiceItem> items, PostingSetup setup) {
    List<VoucherLine> lines = new ArrayList<>();
    for (InvoiceItem item : items) {
      lines.addAll(line(revenueRole(profile, item), item, setup));
    }
    return lines;
  }

  private static PostingType revenueRole(RevenueProfile profile, InvoiceItem item) {
    if (item.sale().type() != TransactionType.ON_ACCOUNT) {
      return PostingType.INVOICED_REVENUE;
    }
    return profile.onAccountPosting() == LedgerPosting.BALANCE
        ? PostingType.WIP_INVOICED_ON_ACCOUNT
        : PostingType.INVOICED_REVENUE_ON_ACCOUNT;
  }

  /** One line whose revenue has a given role; also that of an intercompany invoice (IC-8). */
  static List<VoucherLine> line(PostingType revenue, InvoiceItem item, PostingSetup setup) {
    ProjectItem sale = item.sale();
    BookedAmount accrual = item.accrual();
    List<VoucherLine> lines =
        new ArrayList<>(
            new Booking(setup, sale.type(), sale.category())
                .debit(
                    PostingType.CUSTOMER_BALANCE,
                    sale.amount().plus(item.tax()),
                    sale.offsetDimensions())
                .credit(revenue, sale.amount(), sale.dimensions())
                .credit(PostingType.SALES_TAX, item.tax(), sale.dimensions())
                .lines());
    if (accrual != null) {
      ProjectItem accrued =
          new ProjectItem(
              sale.type(), sale.category(), accrual, sale.dimensions(), sale.dimensions());
      lines.addAll(AccrualPosting.release(accrued, setup));
    }
    return lines;
  }
}
