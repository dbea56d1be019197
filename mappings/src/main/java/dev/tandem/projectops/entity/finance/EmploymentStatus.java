package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Whether a worker is employed. */
public enum EmploymentStatus implements Member {
  /** Pending. */
  PENDING("Pending", 0),
  /** Employed. */
  EMPLOYED("Employed", 1),
  /** Terminated. */
  TERMINATED("Terminated", 2);

  private final String symbol;
  private final int number;

  EmploymentStatus(String symbol, int number) {
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
