package dev.tandem.projectops.journal;

import dev.tandem.projectops.ledger.CostOffset;

/** Where an actual was born; it decides the other side of a cost (JRN-4, JRN-25). */
public enum ActualSource {
  /** Entered on the Dataverse side: time, expense, material usage. */
  ENTRY,
  /** An expense report of finance. */
  EXPENSE_REPORT,
  /** A vendor invoice of finance, not stocked. */
  VENDOR_INVOICE,
  /** A vendor invoice of finance, stocked: its cost is in finance already. */
  STOCKED_INVOICE,
  /** A packing slip of finance: its cost is in finance already. */
  PACKING_SLIP,
  /** A general journal of finance: its cost is in finance already. */
  GENERAL_JOURNAL;

  /** Whether finance has posted the cost before, so that it must not be imported (JRN-4). */
  public boolean costInFinance() {
    return this == STOCKED_INVOICE || this == PACKING_SLIP || this == GENERAL_JOURNAL;
  }

  /** The other side of a cost of this source (JRN-24, JRN-25). */
  public CostOffset offset(ActualClass actualClass) {
    if (this == EXPENSE_REPORT) {
      return CostOffset.EXPENSE_REPORT;
    }
    if (this == VENDOR_INVOICE) {
      return CostOffset.PURCHASE;
    }
    return switch (actualClass.type()) {
      case HOUR -> CostOffset.PAYROLL;
      case ITEM -> CostOffset.USAGE;
      case EXPENSE, FEE, ON_ACCOUNT -> CostOffset.EXPENSE_ENTRY;
    };
  }
}
