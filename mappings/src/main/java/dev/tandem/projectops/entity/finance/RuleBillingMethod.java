package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** How a billing rule bills (CL-2). */
public enum RuleBillingMethod implements Member {
  /** Fixed Price. */
  FIXED_PRICE("FixedPrice", 0),
  /** Time Material. */
  TIME_MATERIAL("TimeMaterial", 1);

  private final String symbol;
  private final int number;

  RuleBillingMethod(String symbol, int number) {
    this.symbol = symbol;
    this.number = number;
  }

  @Override
  public String symbol() {
    return symbol;
  }

  @Override
  public int number() {
    return number;
  }
}
