package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Where a revenue estimate project stands (REV-9). */
public enum EstimateStage implements Member {
  /** No period is posted. */
  CREATED("Created", 0),
  /** At least one period is posted. */
  POSTED("Posted", 1),
  /** Closed. */
  ELIMINATED("Eliminated", 2);

  private final String symbol;
  private final int number;

  EstimateStage(String symbol, int number) {
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
