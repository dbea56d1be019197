package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Whether a subcontract line counts quantity or work. */
public enum SubcontractLineType implements Member {
  /** Quantity Based. */
  QUANTITY_BASED("QuantityBased", 0),
  /** Work Based. */
  WORK_BASED("WorkBased", 1);

  private final String symbol;
  private final int number;

  SubcontractLineType(String symbol, int number) {
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
