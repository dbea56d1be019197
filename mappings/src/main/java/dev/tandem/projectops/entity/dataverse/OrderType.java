package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether an order or invoice is for items or for work; only work takes part (CTR-4). */
public enum OrderType implements Option {
  /** Item based. */
  ITEM_BASED(192350000),
  /** Work based. */
  WORK_BASED(192350001);

  private final int number;

  OrderType(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
