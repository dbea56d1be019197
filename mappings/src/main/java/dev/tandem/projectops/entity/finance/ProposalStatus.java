package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Where an invoice proposal stands. */
public enum ProposalStatus implements Member {
  /** Lines are being added; not all are there. */
  FILLING("Filling", 0),
  /** All lines are there; not posted. */
  OPEN("Open", 1),
  /** Posted as an invoice. */
  POSTED("Posted", 2);

  private final String symbol;
  private final int number;

  ProposalStatus(String symbol, int number) {
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
