package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Whether a subcontract is in use. */
public enum SubcontractOrderState implements Member {
  /** Active. */
  ACTIVE("Active", 0),
  /** Inactive. */
  INACTIVE("Inactive", 1);

  private final String symbol;
  private final int number;

  SubcontractOrderState(String symbol, int number) {
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
