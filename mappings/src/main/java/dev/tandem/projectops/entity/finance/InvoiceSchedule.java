package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** How a fixed-price rule is scheduled (PB-1). */
public enum InvoiceSchedule implements Member {
  /** Blank. */
  BLANK("Blank", 0),
  /** Milestone Based. */
  MILESTONE_BASED("MilestoneBased", 1),
  /** Progress Based. */
  PROGRESS_BASED("ProgressBased", 2);

  private final String symbol;
  private final int number;

  InvoiceSchedule(String symbol, int number) {
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
