package dev.tandem.projectops.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An unbilled sale with a discount (JRN-33). With a category for line discounts (PAR-8) work in
 * progress and accrual take the gross amount, and the invoice books the discount apart; without one
 * the net amount counts everywhere. Immutable.
 *
 * @param gross the sale before the discount, with the sign of its quantity
 * @param discount what is taken off, with the same sign, in the same currencies
 * @param category the fee category of line discounts; null when the parameter is empty
 */
public record DiscountedSale(ProjectItem gross, BookedAmount discount, @Nullable String category) {

  /** What the customer pays before tax, the base of the tax (TAX-4). */
  public BookedAmount net() {
    return gross.amount().plus(discount.negate());
  }

  /** The sale as it accrues and stands in work in progress. */
  public ProjectItem accrued() {
    return category == null ? netSale() : gross;
  }

  /** What the posting of the journal line writes (ACC-11). */
  public List<VoucherLine> accrue(
      RevenueProfile profile, LineProperty property, PostingSetup setup) {
    return AccrualPosting.lines(profile, accrued(), property, setup);
  }

  /**
   * What the invoice writes: customer and tax of the net amount, revenue of the sale, and the
   * discount on the invoiced revenue of its own category when there is one.
   *
   * @param tax tax of {@link #net}
   * @param accrued whether the sale was accrued, which the invoice takes back (ACC-12)
   */
  public List<VoucherLine> invoice(
      RevenueProfile profile, BookedAmount tax, boolean accrued, PostingSetup setup) {
    BookedAmount accrual = accrued ? accrued().amount() : null;
    List<VoucherLine> lines =
        new ArrayList<>(
            InvoicePosting.lines(
                profile, List.of(new InvoiceItem(netSale(), tax, accrual)), setup));
    if (category != null) {
      lines.addAll(revenue(gross.type(), gross.category(), discount.negate(), setup));
      lines.addAll(revenue(TransactionType.FEE, category, discount, setup));
    }
    return List.copyOf(lines);
  }

  private List<VoucherLine> revenue(
      TransactionType type, @Nullable String of, BookedAmount amount, PostingSetup setup) {
    return new Booking(setup, type, of)
        .debit(PostingType.INVOICED_REVENUE, amount, gross.dimensions())
        .lines();
  }

  private ProjectItem netSale() {
    return new ProjectItem(
        gross.type(), gross.category(), net(), gross.dimensions(), gross.offsetDimensions());
  }
}
