package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Status of a line of an integration journal (JRN-18). */
public enum JournalLineStatus implements Member {
  /** Not posted yet. */
  DRAFT("Draft", 0),
  /** A run is at it. */
  PROCESSING("Processing", 1),
  /** Done. */
  POSTED("Posted", 2),
  /** Failed; not retried before a reset. */
  ERROR("Error", 3),
  /** Failed for good. */
  UNRECOVERABLE("Unrecoverable", 4),
  /** Its actual does not exist on the Dataverse side (JRN-22). */
  INVALID_ACTUALS("InvalidActuals", 5);

  private final String symbol;
  private final int number;

  JournalLineStatus(String symbol, int number) {
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
