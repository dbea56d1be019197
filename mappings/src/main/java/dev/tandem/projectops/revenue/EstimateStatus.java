package dev.tandem.projectops.revenue;

/** Where an estimate project stands (REV-9). */
public enum EstimateStatus {
  /** No period is posted. */
  CREATED,
  /** At least one period is posted. */
  POSTED,
  /** Closed. */
  ELIMINATED
}
