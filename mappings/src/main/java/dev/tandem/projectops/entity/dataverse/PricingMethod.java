package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How the sales price of an expense is found (ACT-12). The numbers are this library's own. */
public enum PricingMethod implements Option {
  /** The list names the price per unit. */
  PRICE_PER_UNIT(192350000),
  /** The cost price is the sales price. */
  AT_COST(192350001),
  /** The cost price and a percentage on top. */
  MARKUP_OVER_COST(192350002);

  private final int number;

  PricingMethod(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
