package dev.tandem.projectops.money;

import java.math.BigDecimal;

/**
 * An amount in a currency, always at the decimals of that currency. Immutable and safe for any
 * thread; zero is an amount like any other, a missing amount is not a {@code Money}.
 *
 * @param amount rounded half up to the decimals of the currency (UND-24)
 * @param currency its currency
 */
public record Money(BigDecimal amount, Currency currency) {
  /** Rounds the amount to the currency. */
  public Money {
    amount = currency.round(amount);
  }

  /** An amount from its text, for example {@code of("12.50", usd)}. */
  public static Money of(String amount, Currency currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  /** Nothing, in this currency. */
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** The sum; an amount in another currency is refused. */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "cannot add " + other + " to " + this + ": convert it at an exchange rate first");
    }
    return new Money(amount.add(other.amount), currency);
  }

  /** The difference; an amount in another currency is refused. */
  public Money minus(Money other) {
    return plus(other.negate());
  }

  /** The same amount with the other sign. */
  public Money negate() {
    return new Money(amount.negate(), currency);
  }

  /** Whether this is nothing. */
  public boolean isZero() {
    return amount.signum() == 0;
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
