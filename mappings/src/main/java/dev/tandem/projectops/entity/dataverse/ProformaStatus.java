package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** The life of a proforma invoice (OPT-16). */
public enum ProformaStatus implements Option {
  /** Draft. */
  DRAFT(192350000),
  /** In Review. */
  IN_REVIEW(192350001),
  /** Confirmed. */
  CONFIRMED(192350002),
  /** Invoice Paid. */
  INVOICE_PAID(192350003),
  /** Posted. */
  POSTED(192350004);

  private final int number;

  ProformaStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
