package dev.tandem.projectops.proforma;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Choices of the environment for confirmations. Immutable and safe for any thread.
 *
 * @param lineLimit most billed actuals that one confirmation may write (ERR-21, UND-31)
 * @param accountingDate invoice accounting date where that feature is on (INV-11); null takes the
 *     day of the confirmation (UND-9)
 * @param decimals of amounts in the contract currency (UND-24)
 */
public record ConfirmRules(int lineLimit, @Nullable LocalDate accountingDate, int decimals) {
  /** The limit of one real-time write (INV-12). */
  public static final int REAL_TIME_LIMIT = 1000;

  /** Real-time dual-write without preview features, a currency with two decimals. */
  public static final ConfirmRules DEFAULT = new ConfirmRules(REAL_TIME_LIMIT, null, 2);

  /** Refuses a limit below one. */
  public ConfirmRules {
    if (lineLimit < 1) {
      throw new IllegalArgumentException("line limit " + lineLimit + ": give one or more");
    }
  }
}
