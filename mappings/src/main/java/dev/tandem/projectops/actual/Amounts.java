package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AmountMethod;
import dev.tandem.projectops.pricing.Price;
import java.math.BigDecimal;
import java.util.Optional;

/** The money columns of an actual. No state. */
final class Amounts {
  private Amounts() {}

  /** Quantity × price (OPT-6), and a tax that may be missing. */
  static Actual.Builder priced(
      Actual.Builder actual, BigDecimal quantity, Price price, Optional<BigDecimal> tax) {
    BigDecimal amount = price.amount(quantity);
    return actual
        .quantity(quantity)
        .price(price.perUnit())
        .priceList(Optional.ofNullable(price.list()))
        .currency(price.currency())
        .amountMethod(Choice.of(AmountMethod.MULTIPLY_QUANTITY_BY_PRICE))
        .amount(amount)
        .tax(tax)
        .amountAfterTax(amount.add(tax.orElse(BigDecimal.ZERO)));
  }
}
