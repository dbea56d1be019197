package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** How far an expense has come in its approval (EXP-2). */
public enum ExpenseApproval implements Member {
  /** None. */
  NONE("None", 0),
  /** Create. */
  CREATE("Create", 1),
  /** Submitted. */
  SUBMITTED("Submitted", 2),
  /** Approved. */
  APPROVED("Approved", 3),
  /** Returned. */
  RETURNED("Returned", 4),
  /** Ready. */
  READY("Ready", 5),
  /** Ledger. */
  LEDGER("Ledger", 6),
  /** Cancelled. */
  CANCELLED("Cancelled", 8),
  /** Pending. */
  PENDING("Pending", 9),
  /** Matched. */
  MATCHED("Matched", 10);

  private final String symbol;
  private final int number;

  ExpenseApproval(String symbol, int number) {
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
