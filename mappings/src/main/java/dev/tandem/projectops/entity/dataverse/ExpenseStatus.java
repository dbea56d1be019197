package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How far an expense has come in its approval (EXP-5). */
public enum ExpenseStatus implements Option {
  /** Draft. */
  DRAFT(192350000),
  /** Submitted. */
  SUBMITTED(192350001),
  /** Approved. */
  APPROVED(192350002),
  /** Rejected. */
  REJECTED(192350003),
  /** Posted. */
  POSTED(192350004),
  /** Paid. */
  PAID(192350005),
  /** Recall Requested. */
  RECALL_REQUESTED(192350006);

  private final int number;

  ExpenseStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
