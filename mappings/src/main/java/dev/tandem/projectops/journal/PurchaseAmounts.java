package dev.tandem.projectops.journal;

import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.SalesTax;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;

/**
 * The amounts of a purchase line: what it costs, with the tax that cannot be recovered, and the
 * other tax, each in both currencies (TAX-5, FX-1). Immutable.
 *
 * @param cost cost
 * @param recoverable tax that can be recovered
 */
public record PurchaseAmounts(BookedAmount cost, BookedAmount recoverable) {

  /**
   * The amounts at a rate.
   *
   * @param lostPercent how much of the tax cannot be recovered, 0 to 100
   */
  public static PurchaseAmounts of(
      Money net, Money tax, BigDecimal lostPercent, ExchangeRate rate, Currency accounting) {
    SalesTax.Purchase purchase = SalesTax.purchase(net, tax, lostPercent);
    return new PurchaseAmounts(
        BookedAmount.of(purchase.cost(), rate, accounting),
        BookedAmount.of(purchase.recoverable(), rate, accounting));
  }

  /** Cost and tax together: what is owed. */
  public BookedAmount gross() {
    return cost.plus(recoverable);
  }
}
