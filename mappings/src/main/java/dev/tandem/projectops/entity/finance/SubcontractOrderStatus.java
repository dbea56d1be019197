package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** The life of a subcontract as finance knows it (SUB-2). */
public enum SubcontractOrderStatus implements Member {
  /** Draft. */
  DRAFT("Draft", 0),
  /** Confirmed. */
  CONFIRMED("Confirmed", 1),
  /** Closed. */
  CLOSED("Closed", 2),
  /** Canceled. */
  CANCELED("Canceled", 3);

  private final String symbol;
  private final int number;

  SubcontractOrderStatus(String symbol, int number) {
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
