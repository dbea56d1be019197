package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Where a staged actual was born; decides the other side of its cost (JRN-25). */
public enum CostOrigin implements Member {
  /** Entered on the Dataverse side. */
  ENTRY("Entry", 0),
  /** An expense report of finance. */
  EXPENSE_REPORT("ExpenseReport", 1),
  /** A vendor invoice of finance, not stocked. */
  VENDOR_INVOICE("VendorInvoice", 2),
  /** A vendor invoice of finance, stocked. */
  STOCKED_INVOICE("StockedInvoice", 3),
  /** A packing slip of finance. */
  PACKING_SLIP("PackingSlip", 4),
  /** A general journal of finance. */
  GENERAL_JOURNAL("GeneralJournal", 5);

  private final String symbol;
  private final int number;

  CostOrigin(String symbol, int number) {
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
