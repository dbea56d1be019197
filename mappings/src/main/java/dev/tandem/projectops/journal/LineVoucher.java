package dev.tandem.projectops.journal;

import dev.tandem.projectops.ledger.AccrualPosting;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.CostOffset;
import dev.tandem.projectops.ledger.CostPosting;
import dev.tandem.projectops.ledger.Dimensions;
import dev.tandem.projectops.ledger.EmploymentDimensions;
import dev.tandem.projectops.ledger.PostingSetup;
import dev.tandem.projectops.ledger.ProjectItem;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.Voucher;
import dev.tandem.projectops.ledger.VoucherLine;
import dev.tandem.projectops.money.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The voucher of one journal line (JRN-30, IC-7). Pure. */
public final class LineVoucher {
  private LineVoucher() {}

  /**
   * What the rules of a line depend on.
   *
   * @param profile the profile of the line; null for an internal project (ACC-30) and for a lending
   *     company, which has no project transaction (IC-3)
   * @param setup posting setup
   * @param accounting accounting currency of the legal entity
   * @param dimensions of the project, or of the intercompany customer (DIM-3, DIM-4)
   * @param worker dimensions of the worker's employment; none when they are not used (DIM-10)
   * @param lendingAccrual whether a lending company accrues its sale (PAR-13)
   * @param inReceipt whether a product receipt posts this cost, so that usage must not (JRN-29)
   */
  public record Context(
      @Nullable RevenueProfile profile,
      PostingSetup setup,
      Currency accounting,
      Dimensions dimensions,
      Dimensions worker,
      boolean lendingAccrual,
      boolean inReceipt) {

    /** A context without worker and product receipt. */
    public Context(
        @Nullable RevenueProfile profile,
        PostingSetup setup,
        Currency accounting,
        Dimensions dimensions,
        boolean lendingAccrual) {
      this(profile, setup, accounting, dimensions, Dimensions.none(), lendingAccrual, false);
    }
  }

  /** The amount in both currencies at the rate of the line (FX-2). */
  public static BookedAmount amount(JournalLine line, Currency accounting) {
    return BookedAmount.of(line.actual().amount(), line.rate(), accounting);
  }

  /** The voucher, with no line when nothing is due in the ledger (ACC-2, UND-25). */
  public static Voucher write(JournalLine line, Context context) {
    ProjectItem item =
        new ProjectItem(
            line.actual().actualClass().type(),
            line.category(),
            amount(line, context.accounting()),
            context.dimensions(),
            context.dimensions());
    return new Voucher(
        line.voucher(),
        line.accountingDate(),
        line.actual().kind().cost() ? cost(line, item, context) : sale(line, item, context));
  }

  private static List<VoucherLine> cost(JournalLine line, ProjectItem item, Context context) {
    if (context.inReceipt()) {
      return List.of();
    }
    CostOffset offset = line.actual().source().offset(line.actual().actualClass());
    RevenueProfile profile = context.profile();
    if (line.actual().kind().intercompany()) {
      return CostPosting.internal(item, offset, context.setup());
    }
    ProjectItem cost =
        EmploymentDimensions.merge(item, offset, context.dimensions(), context.worker());
    return profile == null
        ? CostPosting.internal(cost, offset, context.setup())
        : CostPosting.billable(profile, cost, offset, context.setup());
  }

  private static List<VoucherLine> sale(JournalLine line, ProjectItem item, Context context) {
    if (line.actual().kind().intercompany()) {
      return context.lendingAccrual() ? AccrualPosting.accrue(item, context.setup()) : List.of();
    }
    RevenueProfile profile = context.profile();
    return profile == null
        ? List.of()
        : AccrualPosting.lines(profile, item, line.property(), context.setup());
  }
}
