package dev.tandem.projectops.journal;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.BookedAmount;
import dev.tandem.projectops.ledger.SalesTax;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The amounts of a purchase line: what it costs, with the tax that cannot be recovered, and the
 * other tax, each in both currencies (TAX-5, FX-1). Immutable.
 *
 * @param cost cost
 * @param recoverable tax that can be recovered
 */
public record PurchaseAmounts(BookedAmount cost, BookedAmount recoverable) {

  /**
   * The amounts at the rate of a day.
   *
   * @param lostPercent how much of the tax cannot be recovered, 0 to 100
   * @param place the document, for the error of a missing rate (ERR-18)
   */
  public static PurchaseAmounts of(
      Money net,
      Money tax,
      BigDecimal lostPercent,
      LocalDate date,
      ImportSetup setup,
      CompanyBooks books,
      String place) {
    Currency currency = net.currency();
    ExchangeRate rate =
        setup
            .rules()
            .rates()
            .find(currency, date, null)
            .orElseThrow(
                () -> new FaultException(FaultCode.ERR_18, place, currency + " on " + date));
    SalesTax.Purchase purchase = SalesTax.purchase(net, tax, lostPercent);
    return new PurchaseAmounts(
        BookedAmount.of(purchase.cost(), rate, books.accounting()),
        BookedAmount.of(purchase.recoverable(), rate, books.accounting()));
  }

  /** Cost and tax together: what is owed. */
  public BookedAmount gross() {
    return cost.plus(recoverable);
  }
}
