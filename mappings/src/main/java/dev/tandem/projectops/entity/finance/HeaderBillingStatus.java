package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** How much of a progress milestone is billed (MS-8). */
public enum HeaderBillingStatus implements Member {
  /** Not Started. */
  NOT_STARTED("NotStarted", 0),
  /** In Progress. */
  IN_PROGRESS("InProgress", 1),
  /** Completed. */
  COMPLETED("Completed", 2);

  private final String symbol;
  private final int number;

  HeaderBillingStatus(String symbol, int number) {
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
