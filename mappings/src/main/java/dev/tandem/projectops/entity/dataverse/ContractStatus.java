package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Why a project contract is in its state (CTR-6, CTR-7). */
public enum ContractStatus implements Option {
  /** Draft. */
  DRAFT(192350000),
  /** In review. */
  IN_REVIEW(192350001),
  /** On hold. */
  ON_HOLD(192350002),
  /** Confirmed. */
  CONFIRMED(192350003),
  /** Completed. */
  COMPLETED(192350004),
  /** Lost. */
  LOST(192350005),
  /** Abandoned. */
  ABANDONED(192350006);

  private final int number;

  ContractStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
