package dev.tandem.projectops.ledger;

import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.Money;

/**
 * One amount in the currency of its transaction and, at a rate already applied, in the accounting
 * currency (FX-1). A reversal takes both parts from what was booked before, so that balances return
 * to zero whatever happened to the rates. Immutable.
 *
 * @param transaction in the currency of the transaction
 * @param accounting in the accounting currency of the company
 */
public record BookedAmount(Money transaction, Money accounting) {

  /** The amount at a rate (FX-2). */
  public static BookedAmount of(Money amount, ExchangeRate rate, Currency accounting) {
    return new BookedAmount(amount, rate.convert(amount, accounting));
  }

  /** An amount that is in the accounting currency already. */
  public static BookedAmount of(Money amount) {
    return new BookedAmount(amount, amount);
  }

  /** Both parts with the other sign. */
  public BookedAmount negate() {
    return new BookedAmount(transaction.negate(), accounting.negate());
  }

  /** Both sums; refused when a currency differs. */
  public BookedAmount plus(BookedAmount other) {
    return new BookedAmount(transaction.plus(other.transaction), accounting.plus(other.accounting));
  }

  /** Whether both parts are nothing, so that no ledger line is due (UND-25). */
  public boolean isZero() {
    return transaction.isZero() && accounting.isZero();
  }
}
