package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.Origins;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Takes actuals back: the quantity changes its sign, price and currency stay (ACT-8). The reversal
 * can itself not be adjusted and stays out of finance when its original did (ACT-4). No state; safe
 * for any thread.
 */
public final class Reversal {
  private Reversal() {}

  /**
   * The reversal of an actual as a new row.
   *
   * @param accountingDay the day finance books it on (UND-9)
   */
  public static Actual of(Actual original, UUID id, LocalDate accountingDay) {
    return ActualRows.fresh(original, id)
        .quantity(original.quantity().map(BigDecimal::negate))
        .amount(original.amount().map(BigDecimal::negate))
        .tax(original.tax().map(BigDecimal::negate))
        .amountAfterTax(original.amountAfterTax().map(BigDecimal::negate))
        .basisQuantity(original.basisQuantity().map(BigDecimal::negate))
        .basisAmount(original.basisAmount().map(BigDecimal::negate))
        .accountingDate(accountingDay)
        .accountingDay(accountingDay)
        .adjustmentStatus(Choice.of(AdjustmentStatus.UNADJUSTABLE))
        .skipSync(original.skipSync().orElse(false))
        .build();
  }

  /** The original once it is reversed: out of invoices and of the backlog (ACT-9). */
  public static Actual adjusted(Actual original) {
    return Actual.builder()
        .from(original)
        .adjustmentStatus(Choice.of(AdjustmentStatus.ADJUSTED))
        .build();
  }

  /**
   * Original and reversal of an adjustment, with connection and origins; the reversal is booked on
   * the day of the occasion (UND-9: correction reversals).
   *
   * @param trail origins of the original, which its reversal inherits (TO-2)
   */
  public static Effects adjust(Actual original, Trail trail, Occasion occasion) {
    Actual reversal = of(original, reversalId(original, occasion), occasion.day());
    return Effects.put(Actual.CODEC, adjusted(original))
        .then(Effects.put(Actual.CODEC, reversal))
        .then(ties(original, reversal, trail, occasion));
  }

  /** The same where both rows also leave the way to the invoice: recall and cancel (ACT-25). */
  public static Effects cancel(Actual original, Trail trail, Occasion occasion) {
    Actual reversal = of(original, reversalId(original, occasion), occasion.day());
    return Effects.put(Actual.CODEC, canceled(adjusted(original)))
        .then(Effects.put(Actual.CODEC, canceled(reversal)))
        .then(ties(original, reversal, trail, occasion));
  }

  /** The id of the reversal of an actual on an occasion. */
  public static UUID reversalId(Actual original, Occasion occasion) {
    return occasion.id("reversal of " + ActualRows.id(original));
  }

  /** Connection and inherited origins of a reversal (TC-4, TC-7, TO-2). */
  public static Effects ties(Actual original, Actual reversal, Trail trail, Occasion occasion) {
    UUID from = ActualRows.id(original);
    UUID to = ActualRows.id(reversal);
    return Ties.connect(ConnectionKind.REVERSAL, to, from, occasion)
        .then(Ties.origins(Origins.inherit(trail, from, to, occasion)));
  }

  private static Actual canceled(Actual actual) {
    return Actual.builder().from(actual).billingStatus(Choice.of(BillingStatus.CANCELED)).build();
  }
}
