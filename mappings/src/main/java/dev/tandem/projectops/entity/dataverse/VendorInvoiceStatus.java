package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** The life of a project vendor invoice (OPT-14). */
public enum VendorInvoiceStatus implements Option {
  /** Draft. */
  DRAFT(1),
  /** In review. */
  IN_REVIEW(192350000),
  /** Confirmed. */
  CONFIRMED(192350001),
  /** On hold. */
  ON_HOLD(192350002),
  /** Canceled. */
  CANCELED(2);

  private final int number;

  VendorInvoiceStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
