package dev.tandem.projectops.pricing;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.money.Currency;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A price per unit and its currency. Immutable and safe for any thread.
 *
 * @param perUnit not rounded
 * @param currency the row of the currency
 * @param decimals of amounts in the currency (UND-24)
 * @param list the price list it stands on; null when the price was entered or posted
 */
public record Price(
    BigDecimal perUnit, Reference currency, int decimals, @Nullable Reference list) {
  /** Refuses null parts. */
  public Price {
    requireNonNull(perUnit, "perUnit");
    requireNonNull(currency, "currency");
  }

  /** A price that was entered or posted, in a currency with two decimals. */
  public static Price of(String perUnit, Reference currency) {
    return new Price(new BigDecimal(perUnit), currency, 2, null);
  }

  /** The amount of a quantity, half up to the decimals of the currency (UND-24). */
  public BigDecimal amount(BigDecimal quantity) {
    return quantity.multiply(perUnit).setScale(decimals, Currency.ROUNDING);
  }

  /** The same price at another value. */
  public Price at(BigDecimal value) {
    return new Price(value, currency, decimals, list);
  }
}
