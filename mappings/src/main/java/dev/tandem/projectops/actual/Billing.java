package dev.tandem.projectops.actual;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.entity.dataverse.BillingType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a piece of work is charged (ACT-21, ACT-22, ACT-22b). Immutable and safe for any thread.
 *
 * @param type whether the work is charged (EXP-11, CL-8)
 * @param quantity how much is charged when that differs from what was done; null when it does not
 */
public record Billing(BillingType type, @Nullable BigDecimal quantity) {
  /** All of the work is charged. */
  public static final Billing CHARGEABLE = new Billing(BillingType.CHARGEABLE, null);

  /** Refuses to be without a type. */
  public Billing {
    requireNonNull(type, "type");
  }

  /** This much is charged; what was done beyond it is not (ACT-22). */
  public static Billing ofQuantity(String quantity) {
    return new Billing(BillingType.CHARGEABLE, new BigDecimal(quantity));
  }

  /**
   * The quantities of the unbilled sales by billing type. A lowered quantity leaves a part that is
   * not charged (ACT-22); a raised one is charged as it is (ACT-22b). Work that is not charged
   * ignores the quantity.
   */
  public Map<BillingType, BigDecimal> parts(BigDecimal done) {
    Map<BillingType, BigDecimal> parts = new LinkedHashMap<>();
    if (type != BillingType.CHARGEABLE || quantity == null) {
      parts.put(type, done);
      return parts;
    }
    boolean lowered = quantity.abs().compareTo(done.abs()) < 0;
    if (!lowered || quantity.signum() != 0) {
      parts.put(BillingType.CHARGEABLE, quantity);
    }
    if (lowered) {
      parts.put(BillingType.NON_CHARGEABLE, done.subtract(quantity));
    }
    return parts;
  }
}
