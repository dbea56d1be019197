package dev.tandem.projectops.revenue;

import dev.tandem.projectops.money.Money;
import java.util.ArrayList;
import java.util.List;

/** Contract value shared out by stand-alone selling prices (REV-20). Pure. */
public final class SellingPrices {
  private SellingPrices() {}

  /**
   * Own price ÷ sum of prices × contract value for each line, in order. The last line takes what
   * rounding leaves, so that the parts are the whole.
   *
   * @param prices stand-alone prices, in the currency of the contract value; their sum is not zero
   */
  public static List<Money> allocate(Money contractValue, List<Money> prices) {
    Money sum =
        prices.stream()
            .reduce(Money::plus)
            .filter(total -> !total.isZero())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "stand-alone selling prices: give at least one above zero"));
    List<Money> parts = new ArrayList<>();
    Money rest = contractValue;
    for (int i = 0; i < prices.size(); i++) {
      Money part =
          i == prices.size() - 1
              ? rest
              : new Completion(prices.get(i).amount(), sum.amount()).of(contractValue);
      parts.add(part);
      rest = rest.minus(part);
    }
    return List.copyOf(parts);
  }

  /** What elimination sends to the contract variance account: invoiced minus allocated. */
  public static Money variance(Money allocated, Money invoiced) {
    return invoiced.minus(allocated);
  }
}
