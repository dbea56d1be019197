package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.entity.dataverse.RowStatus;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.money.Currency;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** Starts new actuals and names them. No state; safe for any thread. */
public final class ActualRows {
  private ActualRows() {}

  /**
   * A new actual with the columns of another row, live, sent to finance, not billed, and without
   * anything that finance wrote back. Its import id, the key in finance, is its own id (UND-10).
   */
  public static Actual.Builder fresh(Actual like, UUID id) {
    return Actual.builder()
        .from(like)
        .source(Optional.empty())
        .id(id)
        .importId(id.toString())
        .skipSync(false)
        .journalized(false)
        .adjustmentStatus(Choice.none())
        .billingStatus(Choice.none())
        .invoice(Optional.empty())
        .voucher(Optional.empty())
        .accountingAmount(Optional.empty())
        .accountingExchangeRate(Optional.empty())
        .accountingTaxAmount(Optional.empty())
        .state(Choice.of(RowState.ACTIVE))
        .status(Choice.of(RowStatus.ACTIVE));
  }

  /** The same with the id of a part of the occasion. */
  public static Actual.Builder fresh(Actual like, Occasion occasion, String part) {
    return fresh(like, occasion.id(part));
  }

  /**
   * The amount of a quantity at a price in place of those of an actual. Where neither changes it is
   * that of the actual, which may have taken a rounding difference (FS-5); else their product.
   *
   * @param decimals of amounts in the currency (UND-24)
   */
  public static BigDecimal amount(
      Actual like, BigDecimal quantity, BigDecimal price, int decimals) {
    boolean same =
        like.quantity().filter(own -> own.compareTo(quantity) == 0).isPresent()
            && like.price().filter(own -> own.compareTo(price) == 0).isPresent();
    return like.amount()
        .filter(own -> same)
        .orElseGet(() -> quantity.multiply(price).setScale(decimals, Currency.ROUNDING));
  }

  /** Id of an actual; every actual that is handed in must have one. */
  public static UUID id(Actual actual) {
    return actual
        .id()
        .orElseThrow(() -> new IllegalArgumentException("an actual without msdyn_actualid"));
  }

  /** How errors name an actual. */
  public static String place(Actual actual) {
    return "actual " + id(actual);
  }

  /** A reference to the actual. */
  public static Reference reference(Actual actual) {
    return RecordType.ACTUAL.to(id(actual));
  }
}
