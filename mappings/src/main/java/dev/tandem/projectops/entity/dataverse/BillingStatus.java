package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How far an actual has come on its way to an invoice (OPT-4). */
public enum BillingStatus implements Option {
  /** Unbilled Sales Created. */
  UNBILLED_SALES_CREATED(192350000),
  /** Customer Invoice Created. */
  CUSTOMER_INVOICE_CREATED(192350001),
  /** Customer Invoice Posted. */
  CUSTOMER_INVOICE_POSTED(192350002),
  /** Canceled. */
  CANCELED(192350003),
  /** Ready to Invoice. */
  READY_TO_INVOICE(192350004),
  /** Work order closed and posted. */
  WORK_ORDER_CLOSED(690970000);

  private final int number;

  BillingStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
