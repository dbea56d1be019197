package dev.tandem.projectops.pricing;

/** How the sales price of an expense is found (ACT-12). */
public enum ExpensePricing {
  /** The list names the price per unit. */
  PRICE_PER_UNIT,
  /** The cost price is the sales price. */
  AT_COST,
  /** The cost price and a percentage on top. */
  MARKUP_OVER_COST
}
