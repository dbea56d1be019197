package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether a product is kept in stock. */
public enum ProductType implements Option {
  /** Inventory. */
  INVENTORY(690970000),
  /** Non Inventory. */
  NON_INVENTORY(690970001),
  /** Service. */
  SERVICE(690970002);

  private final int number;

  ProductType(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
