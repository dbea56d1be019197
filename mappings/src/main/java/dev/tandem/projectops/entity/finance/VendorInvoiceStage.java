package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Where a vendor invoice of finance stands. */
public enum VendorInvoiceStage implements Member {
  /** Not posted. */
  PENDING("Pending", 0),
  /** Posted. */
  POSTED("Posted", 1);

  private final String symbol;
  private final int number;

  VendorInvoiceStage(String symbol, int number) {
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
