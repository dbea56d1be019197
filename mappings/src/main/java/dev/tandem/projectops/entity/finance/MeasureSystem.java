package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** The system of measures that a unit belongs to. */
public enum MeasureSystem implements Member {
  /** None. */
  NONE("None", 0),
  /** Metric. */
  METRIC("Metric", 1),
  /** US. */
  US("US", 2);

  private final String symbol;
  private final int number;

  MeasureSystem(String symbol, int number) {
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
