package dev.tandem.projectops.journal;

/** Status of a journal header (JRN-18). */
public enum HeaderStatus {
  /** Open for lines and posting. */
  DRAFT,
  /** A run is at it. */
  PROCESSING,
  /** Done. */
  POSTED,
  /** Holds lines that failed. */
  ERROR
}
