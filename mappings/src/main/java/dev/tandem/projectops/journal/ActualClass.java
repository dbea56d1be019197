package dev.tandem.projectops.journal;

import dev.tandem.projectops.ledger.TransactionType;

/** The transaction class of an actual and the finance type it leads to (CAT-12). */
public enum ActualClass {
  /** Time. */
  TIME(TransactionType.HOUR),
  /** Expense. */
  EXPENSE(TransactionType.EXPENSE),
  /** Material. */
  MATERIAL(TransactionType.ITEM),
  /** Fee. */
  FEE(TransactionType.FEE),
  /** Milestone. */
  MILESTONE(TransactionType.ON_ACCOUNT),
  /** Retainer (UND-1). */
  RETAINER(TransactionType.ON_ACCOUNT);

  private final TransactionType type;

  ActualClass(TransactionType type) {
    this.type = type;
  }

  /** The finance type. */
  public TransactionType type() {
    return type;
  }
}
