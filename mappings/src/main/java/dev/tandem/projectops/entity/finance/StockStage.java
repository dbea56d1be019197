package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Whether stock is held for usage or issued (STK-2, STK-3). */
public enum StockStage implements Member {
  /** Held until the usage is posted. */
  HELD("Held", 0),
  /** Issued. */
  ISSUED("Issued", 1);

  private final String symbol;
  private final int number;

  StockStage(String symbol, int number) {
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
