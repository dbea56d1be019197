package dev.tandem.projectops.ledger;

/** When a fixed-price engagement becomes revenue (ACC-14 to ACC-16). */
public enum RecognitionPrinciple {
  /** With the invoice; there are no estimates. */
  NO_WIP,
  /** At the end. */
  COMPLETED_CONTRACT,
  /** In step with the cost. */
  COMPLETED_PERCENTAGE
}
