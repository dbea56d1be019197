package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** What is blocked for a customer or vendor. */
public enum BlockedStatus implements Member {
  /** No. */
  NO("No", 0),
  /** Invoice. */
  INVOICE("Invoice", 1),
  /** All. */
  ALL("All", 2),
  /** Payment. */
  PAYMENT("Payment", 3),
  /** Requisition. */
  REQUISITION("Requisition", 4),
  /** Never. */
  NEVER("Never", 5),
  /** Purchase order. */
  PURCHASE_ORDER("PurchOrder", 6);

  private final String symbol;
  private final int number;

  BlockedStatus(String symbol, int number) {
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
