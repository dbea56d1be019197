package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Where a purchase order stands. */
public enum OrderStage implements Member {
  /** Draft. */
  DRAFT("Draft", 0),
  /** Confirmed. */
  CONFIRMED("Confirmed", 1),
  /** Finalized. */
  FINALIZED("Finalized", 2),
  /** Canceled. */
  CANCELED("Canceled", 3);

  private final String symbol;
  private final int number;

  OrderStage(String symbol, int number) {
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
