package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** What a staged actual became (JRN-3). */
public enum LinkTarget implements Member {
  /** A line of an integration journal. */
  JOURNAL("Journal", 0),
  /** A line of an invoice proposal. */
  PROPOSAL("Proposal", 1),
  /** A beginning balance (BB-2). */
  BEGINNING_BALANCE("BeginningBalance", 2);

  private final String symbol;
  private final int number;

  LinkTarget(String symbol, int number) {
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
