package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether a row is in use; a project that is not is completed (FLD-15). */
public enum RowState implements Option {
  /** Active. */
  ACTIVE(0),
  /** Inactive. */
  INACTIVE(1);

  private final int number;

  RowState(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
