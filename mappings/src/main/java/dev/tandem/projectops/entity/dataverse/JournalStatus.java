package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether a journal is confirmed (ACT-43, ACT-44). */
public enum JournalStatus implements Option {
  /** Draft. */
  DRAFT(192350000),
  /** Confirmed. */
  CONFIRMED(192350001);

  private final int number;

  JournalStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
