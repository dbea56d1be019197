package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Whether a product is kept in stock. */
public enum StockType implements Member {
  /** Inventory. */
  INVENTORY("Inventory", 0),
  /** Non Inventory. */
  NON_INVENTORY("NonInventory", 1),
  /** Service. */
  SERVICE("Service", 2),
  /** Not Available. */
  NOT_AVAILABLE("NotAvailable", 3);

  private final String symbol;
  private final int number;

  StockType(String symbol, int number) {
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
