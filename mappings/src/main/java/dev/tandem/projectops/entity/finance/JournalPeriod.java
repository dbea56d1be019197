package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** How the integration journal is cut by date (PAR-4, JRN-5). */
public enum JournalPeriod implements Member {
  /** Day. */
  DAY("Day", 0),
  /** Month. */
  MONTH("Month", 1),
  /** Year. */
  YEAR("Year", 2),
  /** All. */
  ALL("All", 3);

  private final String symbol;
  private final int number;

  JournalPeriod(String symbol, int number) {
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
