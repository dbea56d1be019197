package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Whether a product is an item or a service. */
public enum ItemType implements Member {
  /** Item. */
  ITEM("Item", 1),
  /** Service. */
  SERVICE("Service", 2);

  private final String symbol;
  private final int number;

  ItemType(String symbol, int number) {
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
