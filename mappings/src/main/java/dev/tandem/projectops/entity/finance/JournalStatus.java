package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Status of an integration journal (JRN-18). */
public enum JournalStatus implements Member {
  /** Open for lines and posting. */
  DRAFT("Draft", 0),
  /** A run is at it. */
  PROCESSING("Processing", 1),
  /** Done. */
  POSTED("Posted", 2),
  /** Holds lines that failed. */
  ERROR("Error", 3);

  private final String symbol;
  private final int number;

  JournalStatus(String symbol, int number) {
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
