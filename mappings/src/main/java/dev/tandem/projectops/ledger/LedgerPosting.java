package dev.tandem.projectops.ledger;

/** What the posting of a transaction type does to the ledger (ACC-2 to ACC-10). */
public enum LedgerPosting {
  /** Nothing now; the cost may be posted later (ACC-2, ACC-31). */
  NO_LEDGER,
  /** On the balance sheet. */
  BALANCE,
  /** In profit and loss. */
  PROFIT_AND_LOSS,
  /** Nothing, ever (ACC-5). */
  NEVER_LEDGER
}
