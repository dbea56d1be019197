package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import java.math.BigDecimal;
import java.util.List;

/**
 * The check of limits (ACT-15): a chargeable unbilled sale is held against the limits of line
 * customer, line, contract customer and contract. No state; safe for any thread.
 */
public final class NotToExceed {
  private NotToExceed() {}

  /** What the check says. */
  public enum Outcome {
    /** The sale fits under every limit and uses a part of it. */
    COMMITTED,
    /** The sale is over a limit; it cannot become ready to invoice. */
    FAILED,
    /** There is nothing to check. */
    NOT_APPLICABLE
  }

  /** The levels, from the narrowest. */
  public enum Level {
    /** A customer of the contract line. */
    LINE_CUSTOMER,
    /** The contract line. */
    LINE,
    /** A customer of the contract. */
    CONTRACT_CUSTOMER,
    /** The contract. */
    CONTRACT
  }

  /**
   * A limit.
   *
   * @param level what it limits
   * @param most most that may be billed there
   * @param committed what is billed or committed there already
   */
  public record Limit(Level level, BigDecimal most, BigDecimal committed) {
    /** Whether an amount more still fits. */
    boolean allows(BigDecimal amount) {
      return committed.add(amount).compareTo(most) <= 0;
    }
  }

  /**
   * The outcome for a sale; levels without a limit are not in the list. Without any limit there is
   * nothing that the sale could exceed, and it is committed.
   */
  public static Outcome check(Actual sale, List<Limit> limits) {
    boolean checked =
        sale.transactionType().is(TransactionType.UNBILLED_SALES)
            && sale.billingType().is(BillingType.CHARGEABLE);
    if (!checked) {
      return Outcome.NOT_APPLICABLE;
    }
    BigDecimal amount = sale.amount().orElse(BigDecimal.ZERO);
    return limits.stream().allMatch(limit -> limit.allows(amount))
        ? Outcome.COMMITTED
        : Outcome.FAILED;
  }
}
