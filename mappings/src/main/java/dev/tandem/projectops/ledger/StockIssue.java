package dev.tandem.projectops.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issue of stocked material that a posted usage makes, at the cost that finance knows (STK-3,
 * STK-4, WB-5). The cost of the Dataverse side is only a forecast; the difference goes back to it.
 * Immutable.
 *
 * @param usage the usage at the cost of the Dataverse side
 * @param cost what the issue costs in finance, in the same currencies
 */
public record StockIssue(ProjectItem usage, BookedAmount cost) {

  /** What the posting of the usage writes: cost of finance against the stock (ACC-9). */
  public List<VoucherLine> lines(@Nullable RevenueProfile profile, PostingSetup setup) {
    return post(profile, cost, setup);
  }

  /** The adjustment value that goes back to the actual: its amount changes by it (WB-5). */
  public BookedAmount adjustment() {
    return cost.plus(usage.amount().negate());
  }

  /** The issue after a later adjustment of the stock (STK-4). */
  public StockIssue adjusted(BookedAmount later) {
    return new StockIssue(usage, later);
  }

  /** What that later adjustment writes: the difference to what was posted, nothing when equal. */
  public List<VoucherLine> adjustmentLines(
      BookedAmount later, @Nullable RevenueProfile profile, PostingSetup setup) {
    return post(profile, later.plus(cost.negate()), setup);
  }

  private List<VoucherLine> post(
      @Nullable RevenueProfile profile, BookedAmount amount, PostingSetup setup) {
    ProjectItem item =
        new ProjectItem(
            TransactionType.ITEM,
            usage.category(),
            amount,
            usage.dimensions(),
            usage.offsetDimensions());
    return profile == null
        ? CostPosting.internal(item, CostOffset.USAGE, setup)
        : CostPosting.billable(profile, item, CostOffset.USAGE, setup);
  }
}
