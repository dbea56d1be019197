package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** How far a purchase order has come. */
public enum PurchaseStatus implements Member {
  /** None. */
  NONE("None", 0),
  /** Backorder. */
  BACKORDER("Backorder", 1),
  /** Received. */
  RECEIVED("Received", 2),
  /** Invoiced. */
  INVOICED("Invoiced", 3),
  /** Canceled. */
  CANCELED("Canceled", 4);

  private final String symbol;
  private final int number;

  PurchaseStatus(String symbol, int number) {
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
