package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** The status of the next bill of a progress milestone (PB-2). */
public enum NextInvoiceStatus implements Member {
  /** None. */
  NONE("None", 0),
  /** Not Ready For Invoicing. */
  NOT_READY_FOR_INVOICING("NotReadyForInvoicing", 1),
  /** Ready For Invoicing. */
  READY_FOR_INVOICING("ReadyForInvoicing", 2),
  /** Customer Invoice Created. */
  CUSTOMER_INVOICE_CREATED("CustomerInvoiceCreated", 3),
  /** Customer Invoice Posted. */
  CUSTOMER_INVOICE_POSTED("CustomerInvoicePosted", 4);

  private final String symbol;
  private final int number;

  NextInvoiceStatus(String symbol, int number) {
    this.symbol = symbol;
    this.number = number;
  }

  @Override
  public String symbol() {
    return symbol;
  }

  @Override
  public int number() {
    return number;
  }
}
