package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Where a general journal with project lines stands (GJ-2, GJ-5). */
public enum GeneralJournalStatus implements Member {
  /** Not posted. */
  OPEN("Open", 0),
  /** Posted in finance; Dataverse does not have it yet. */
  POSTED("Posted", 1),
  /** Dataverse has it. */
  SENT("Sent", 2),
  /** Five tries have failed; a person has to act. */
  MANUAL("Manual", 3);

  private final String symbol;
  private final int number;

  GeneralJournalStatus(String symbol, int number) {
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
