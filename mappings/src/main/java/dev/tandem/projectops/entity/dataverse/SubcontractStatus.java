package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** The life of a subcontract (SUB-2). */
public enum SubcontractStatus implements Option {
  /** Draft. */
  DRAFT(1),
  /** Confirmed. */
  CONFIRMED(192350000),
  /** Closed. */
  CLOSED(192350001),
  /** Canceled. */
  CANCELED(192350002);

  private final int number;

  SubcontractStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
