package dev.tandem.projectops.ledger;

/** Where a cost comes from, which says what its other side is (JRN-24, JRN-25, ACC-9). */
public enum CostOffset {
  /** Time. */
  PAYROLL(PostingType.PAYROLL_ALLOCATION),
  /** An expense that was entered on the Dataverse side. */
  EXPENSE_ENTRY(PostingType.EXPENSE_OFFSET),
  /** An expense report posted in finance. */
  EXPENSE_REPORT(PostingType.EXPENSE_INTEGRATION),
  /** A vendor invoice posted in finance, or material of document type Purchase. */
  PURCHASE(PostingType.PROCUREMENT_INTEGRATION),
  /** Material of document type Usage. */
  USAGE(PostingType.COST_ITEM);

  private final PostingType role;

  CostOffset(PostingType role) {
    this.role = role;
  }

  /** The role of the credit side. */
  public PostingType role() {
    return role;
  }
}
