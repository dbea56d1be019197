package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** The life of a project contract (CTR-6, CTR-7). */
public enum ContractState implements Option {
  /** Draft. */
  DRAFT(192350000),
  /** On hold. */
  ON_HOLD(192350001),
  /** Active. */
  ACTIVE(192350002),
  /** Closed. */
  CLOSED(192350003);

  private final int number;

  ContractState(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
