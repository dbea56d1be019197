package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** What an approver does with a submitted entry (OPT-9). */
public enum ApprovalAction implements Option {
  /** Sends it back. */
  REJECT(192350001),
  /** Approves it. */
  APPROVE(192350003),
  /** Takes back an approval (ACT-25). */
  CANCEL(192350004);

  private final int number;

  ApprovalAction(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
