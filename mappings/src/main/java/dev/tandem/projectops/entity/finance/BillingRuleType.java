package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** What a billing rule bills (CL-2). */
public enum BillingRuleType implements Member {
  /** Lump Sum. */
  LUMP_SUM("LumpSum", 0),
  /** Progress. */
  PROGRESS("Progress", 1),
  /** Time and material. */
  TIME_AND_MATERIAL("TAndM", 2),
  /** Fee. */
  FEE("Fee", 3),
  /** Unit of delivery. */
  UNIT_OF_DELIVERY("UOD", 4);

  private final String symbol;
  private final int number;

  BillingRuleType(String symbol, int number) {
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
