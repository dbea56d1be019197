package dev.tandem.projectops.ledger;

/** What a project transaction is in finance; a class of the Dataverse side leads to it (CAT-12). */
public enum TransactionType {
  /** Time. */
  HOUR,
  /** Travel and other expenses. */
  EXPENSE,
  /** Material. */
  ITEM,
  /** Fees; they have no cost. */
  FEE,
  /** Milestones and retainers. */
  ON_ACCOUNT
}
