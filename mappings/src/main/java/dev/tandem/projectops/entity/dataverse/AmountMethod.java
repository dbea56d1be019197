package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How the amount of an actual is computed (OPT-6). */
public enum AmountMethod implements Option {
  /** Multiply Quantity By Price. */
  MULTIPLY_QUANTITY_BY_PRICE(192350000),
  /** Fixed Price. */
  FIXED_PRICE(192350001),
  /** Multiply Basis Quantity By Price. */
  MULTIPLY_BASIS_QUANTITY_BY_PRICE(192350002),
  /** Multiply Basis Amount By Percent. */
  MULTIPLY_BASIS_AMOUNT_BY_PERCENT(192350003),
  /** Tax Calculation. */
  TAX_CALCULATION(690970000);

  private final int number;

  AmountMethod(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
