package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** How a worker is engaged. */
public enum WorkerEngagement implements Member {
  /** Both. */
  BOTH("Both", 0),
  /** Employee. */
  EMPLOYEE("Employee", 1),
  /** Contractor. */
  CONTRACTOR("Contractor", 2);

  private final String symbol;
  private final int number;

  WorkerEngagement(String symbol, int number) {
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
