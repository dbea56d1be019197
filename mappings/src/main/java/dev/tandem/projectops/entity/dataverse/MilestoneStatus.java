package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** How far a milestone has come on its way to an invoice (MS-5). */
public enum MilestoneStatus implements Option {
  /** Not Ready for invoicing. */
  NOT_READY_FOR_INVOICING(192350000),
  /** Ready for invoicing. */
  READY_FOR_INVOICING(192350001),
  /** Customer invoice created. */
  CUSTOMER_INVOICE_CREATED(192350002),
  /** Customer invoice posted. */
  CUSTOMER_INVOICE_POSTED(192350003);

  private final int number;

  MilestoneStatus(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
