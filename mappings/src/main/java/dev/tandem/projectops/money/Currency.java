package dev.tandem.projectops.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A currency and how many decimals its amounts have. Immutable and safe for any thread.
 *
 * @param code three letters, for example {@code USD}
 * @param decimals digits after the point, 0 to 6
 */
public record Currency(String code, int decimals) {
  /** The one rounding of amounts: half away from zero (UND-24). */
  public static final RoundingMode ROUNDING = RoundingMode.HALF_UP;

  /** Refuses a code that is not three letters and decimals out of range. */
  public Currency {
    if (!code.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "currency code '" + code + "': give three capital letters such as USD");
    }
    if (decimals < 0 || decimals > 6) {
      throw new IllegalArgumentException("decimals of " + code + ": give 0 to 6, not " + decimals);
    }
  }

  /** A currency with two decimals. */
  public static Currency of(String code) {
    return new Currency(code, 2);
  }

  /** The amount rounded to the decimals of this currency (UND-24). */
  public BigDecimal round(BigDecimal amount) {
    return amount.setScale(decimals, ROUNDING);
  }

  @Override
  public String toString() {
    return code;
  }
}
