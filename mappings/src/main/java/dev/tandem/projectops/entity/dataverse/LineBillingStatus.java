package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How far a product line has come on its way to an invoice. */
public enum LineBillingStatus implements Option {
  /** Ready to Invoice. */
  READY_TO_INVOICE(192350004),
  /** Unbilled Sales Created. */
  UNBILLED_SALES_CREATED(192350000),
  /** Customer Invoice Created. */
  CUSTOMER_INVOICE_CREATED(192350001),
  /** Customer Invoice Posted. */
  CUSTOMER_INVOICE_POSTED(192350002),
  /** Canceled. */
  CANCELED(192350003);

  private final int number;

  LineBillingStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
