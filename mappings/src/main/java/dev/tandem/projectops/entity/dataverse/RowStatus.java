package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Why a row is in its state, where the table has no reasons of its own. */
public enum RowStatus implements Option {
  /** Active. */
  ACTIVE(1),
  /** Inactive. */
  INACTIVE(2);

  private final int number;

  RowStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
