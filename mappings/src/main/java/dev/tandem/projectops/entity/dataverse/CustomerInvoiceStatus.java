package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** The life of a customer invoice on the Dataverse side (PROP-16). */
public enum CustomerInvoiceStatus implements Option {
  /** Draft. */
  DRAFT(1),
  /** Posted. */
  POSTED(192350000);

  private final int number;

  CustomerInvoiceStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
