package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether a subcontract line buys a quantity or a piece of work. */
public enum SubcontractLineKind implements Option {
  /** Quantity-based. */
  QUANTITY_BASED(192350000),
  /** Work-based. */
  WORK_BASED(192350001);

  private final int number;

  SubcontractLineKind(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
