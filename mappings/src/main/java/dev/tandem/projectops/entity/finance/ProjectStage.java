package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** The stage of a project (OPT-12). */
public enum ProjectStage implements Member {
  /** Created. */
  CREATED("Created", 0),
  /** Estimated. */
  ESTIMATED("Estimated", 1),
  /** Scheduled. */
  SCHEDULED("Scheduled", 2),
  /** In Process. */
  IN_PROCESS("InProcess", 3),
  /** User1. */
  USER1("User1", 5),
  /** User2. */
  USER2("User2", 6),
  /** User3. */
  USER3("User3", 7),
  /** Completed. */
  COMPLETED("Completed", 4);

  private final String symbol;
  private final int number;

  ProjectStage(String symbol, int number) {
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
