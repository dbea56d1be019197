package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How far a time entry or material usage has come in its approval (ACT-20 to ACT-26). */
public enum EntryStatus implements Option {
  /** Draft. */
  DRAFT(192350000),
  /** Sent back by the approver. */
  RETURNED(192350001),
  /** Approved. */
  APPROVED(192350002),
  /** Submitted. */
  SUBMITTED(192350003),
  /** Its owner wants it back. */
  RECALL_REQUESTED(192350004);

  private final int number;

  EntryStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
