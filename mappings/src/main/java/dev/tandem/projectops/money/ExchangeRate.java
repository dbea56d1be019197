package dev.tandem.projectops.money;

import java.math.BigDecimal;

/**
 * How many units of the accounting currency 100 units of a currency are worth, the way finance
 * shows a rate (FX-2): parity is 100, a rate of 1.25 shows as 125. Immutable.
 *
 * @param per100 above zero
 */
public record ExchangeRate(BigDecimal per100) {
  /** One for one. */
  public static final ExchangeRate PARITY = of("100");

  /** Refuses a rate that is not above zero. */
  public ExchangeRate {
    if (per100.signum() <= 0) {
      throw new IllegalArgumentException(
          "exchange rate " + per100.toPlainString() + ": give a rate per 100 units above zero");
    }
  }

  /** A rate from its text, for example {@code of("125")}. */
  public static ExchangeRate of(String per100) {
    return new ExchangeRate(new BigDecimal(per100));
  }

  /** The amount × rate ÷ 100, rounded once to the accounting currency (FX-2, UND-24). */
  public Money convert(Money amount, Currency accounting) {
    return new Money(amount.amount().multiply(per100).movePointLeft(2), accounting);
  }
}
