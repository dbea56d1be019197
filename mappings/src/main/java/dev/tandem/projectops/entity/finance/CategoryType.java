package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** The transaction type of a project category (CAT-12). */
public enum CategoryType implements Member {
  /** None. */
  NONE("None", 0),
  /** Fee, which finance calls revenue. */
  FEE("Revenue", 1),
  /** Hour. */
  HOUR("Hour", 2),
  /** Cost. */
  COST("Cost", 3),
  /** Item. */
  ITEM("Item", 4),
  /** On Account. */
  ON_ACCOUNT("OnAccount", 5);

  private final String symbol;
  private final int number;

  CategoryType(String symbol, int number) {
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
