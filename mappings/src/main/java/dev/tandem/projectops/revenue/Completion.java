package dev.tandem.projectops.revenue;

import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.Money;
import java.math.BigDecimal;

/**
 * How far an engagement is: a fraction kept as two numbers, so that nothing is rounded before an
 * amount is made of it (REV-12). Immutable.
 *
 * @param done actual cost or units
 * @param total all cost or units; zero only when nothing is done and nothing is to come
 */
public record Completion(BigDecimal done, BigDecimal total) {
  /** All of an engagement on which nothing was spent (REV-11). */
  static final Completion WHOLE = new Completion(BigDecimal.ONE, BigDecimal.ONE);

  private static final int DIGITS = 12;

  /** Actual over actual plus cost to complete (REV-12). */
  public static Completion of(BigDecimal actual, BigDecimal toComplete) {
    return new Completion(actual, actual.add(toComplete));
  }

  /** In percent, rounded half up to two decimals; an engagement without any cost is at 0. */
  public BigDecimal percent() {
    return share(BigDecimal.valueOf(100)).setScale(2, Currency.ROUNDING);
  }

  /** Whether everything is done (REV-16). */
  public boolean complete() {
    return total.signum() != 0 && done.compareTo(total) == 0;
  }

  /** The part of a value that is earned, rounded to its currency (REV-13). */
  public Money of(Money value) {
    return new Money(share(value.amount()), value.currency());
  }

  private BigDecimal share(BigDecimal of) {
    return total.signum() == 0
        ? BigDecimal.ZERO
        : of.multiply(done).divide(total, DIGITS, Currency.ROUNDING);
  }
}
