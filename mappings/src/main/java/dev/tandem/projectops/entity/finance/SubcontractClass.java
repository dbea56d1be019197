package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** What a subcontract line supplies (SUB-3). */
public enum SubcontractClass implements Member {
  /** Time. */
  TIME("Time", 0),
  /** Expense. */
  EXPENSE("Expense", 1),
  /** Material. */
  MATERIAL("Material", 2);

  private final String symbol;
  private final int number;

  SubcontractClass(String symbol, int number) {
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
