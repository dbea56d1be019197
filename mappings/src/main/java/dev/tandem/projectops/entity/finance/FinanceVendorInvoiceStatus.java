package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** What Dataverse says of a vendor invoice (OPT-14, VI-16). */
public enum FinanceVendorInvoiceStatus implements Member {
  /** None. */
  NONE("None", 0),
  /** Draft. */
  DRAFT("Draft", 1),
  /** In Review. */
  IN_REVIEW("InReview", 2),
  /** Confirmed. */
  CONFIRMED("Confirmed", 3);

  private final String symbol;
  private final int number;

  FinanceVendorInvoiceStatus(String symbol, int number) {
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
