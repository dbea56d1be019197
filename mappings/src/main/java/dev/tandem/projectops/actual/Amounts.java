package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AmountMethod;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.pricing.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The money columns of an actual. No state. */
final class Amounts {
  /** Decimals that the column of the price keeps; amounts are of the price before that. */
  private static final int PRICE_DECIMALS = 4;

  private Amounts() {}

  /** Quantity × price (OPT-6), and a tax that may be missing. */
  static Actual.Builder priced(
      Actual.Builder actual, BigDecimal quantity, Price price, Optional<BigDecimal> tax) {
    return priced(actual, quantity, price, price.amount(quantity), tax);
  }

  /** The same with an amount that takes a rounding difference (FS-5). */
  static Actual.Builder priced(
      Actual.Builder actual,
      BigDecimal quantity,
      Price price,
      BigDecimal amount,
      Optional<BigDecimal> tax) {
    return actual
        .quantity(quantity)
        .price(kept(price.perUnit()))
        .priceList(Optional.ofNullable(price.list()))
        .currency(price.currency())
        .amountMethod(Choice.of(AmountMethod.MULTIPLY_QUANTITY_BY_PRICE))
        .amount(amount)
        .tax(tax)
        .amountAfterTax(amount.add(tax.orElse(BigDecimal.ZERO)));
  }

  private static BigDecimal kept(BigDecimal price) {
    return price.scale() > PRICE_DECIMALS
        ? price.setScale(PRICE_DECIMALS, Currency.ROUNDING)
        : price;
  }

  /**
   * The amounts of the parts of a quantity. The one at {@code rounding} takes what is left of the
   * amount of the whole, so that a split neither makes nor loses money (FS-5); where that one has
   * no quantity, and so no row, the part with most of it does.
   */
  static List<BigDecimal> ofParts(List<BigDecimal> quantities, Price price, int rounding) {
    BigDecimal left = price.amount(quantities.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    int taker = taker(quantities, rounding);
    List<BigDecimal> amounts = new ArrayList<>();
    for (int i = 0; i < quantities.size(); i++) {
      BigDecimal amount = price.amount(quantities.get(i));
      amounts.add(amount);
      left = i == taker ? left : left.subtract(amount);
    }
    amounts.set(taker, left);
    return List.copyOf(amounts);
  }

  /** The part that takes what is left over: the rounding one, else the one with most. */
  static int taker(List<BigDecimal> quantities, int rounding) {
    if (quantities.get(rounding).signum() != 0) {
      return rounding;
    }
    int most = rounding;
    for (int i = 0; i < quantities.size(); i++) {
      if (quantities.get(i).abs().compareTo(quantities.get(most).abs()) > 0) {
        most = i;
      }
    }
    return most;
  }
}
