package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** The state of the order behind a contract. */
public enum OrderState implements Option {
  /** Active. */
  ACTIVE(0),
  /** Submitted. */
  SUBMITTED(1),
  /** Canceled. */
  CANCELED(2),
  /** Fulfilled. */
  FULFILLED(3),
  /** Invoiced. */
  INVOICED(4);

  private final int number;

  OrderState(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
