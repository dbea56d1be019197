package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** What is blocked for a customer or vendor. */
public enum OnHoldStatus implements Option {
  /** no. */
  NO(806380000),
  /** invoice. */
  INVOICE(806380001),
  /** all. */
  ALL(806380002),
  /** payment. */
  PAYMENT(806380003),
  /** requisition. */
  REQUISITION(806380004),
  /** never. */
  NEVER(806380005);

  private final int number;

  OnHoldStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
