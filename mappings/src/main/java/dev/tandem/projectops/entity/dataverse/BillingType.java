package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** Whether work is charged to the customer (OPT-3). */
public enum BillingType implements Option {
  /** Non Chargeable. */
  NON_CHARGEABLE(192350000),
  /** Chargeable. */
  CHARGEABLE(192350001),
  /** Complimentary. */
  COMPLIMENTARY(192350002),
  /** Not Available. */
  NOT_AVAILABLE(192350003);

  private final int number;

  BillingType(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
