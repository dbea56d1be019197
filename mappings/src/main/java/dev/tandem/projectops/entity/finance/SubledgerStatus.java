package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** Where a project transaction stands on its way to an invoice. */
public enum SubledgerStatus implements Member {
  /** No Status. */
  NO_STATUS("NoStatus", 0),
  /** Registered. */
  REGISTERED("Registered", 1),
  /** Posted. */
  POSTED("Posted", 2),
  /** Invoice Proposal. */
  INVOICE_PROPOSAL("InvoiceProposal", 3),
  /** Invoiced. */
  INVOICED("Invoiced", 4),
  /** Marked Credit Note. */
  MARKED_CREDIT_NOTE("MarkedCreditNote", 5),
  /** Credit note proposal. */
  CREDIT_NOTE_PROPOSAL("CreditnoteProposal", 6),
  /** Estimated. */
  ESTIMATED("Estimated", 7),
  /** Eliminated. */
  ELIMINATED("Eliminated", 8),
  /** Adjusted. */
  ADJUSTED("Adjusted", 9),
  /** All. */
  ALL("All", 10);

  private final String symbol;
  private final int number;

  SubledgerStatus(String symbol, int number) {
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
