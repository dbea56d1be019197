package dev.tandem.projectops.journal;

/** Status of a journal line (JRN-18). */
public enum LineStatus {
  /** Not posted yet. */
  DRAFT,
  /** A run is at it. */
  PROCESSING,
  /** Done. */
  POSTED,
  /** Failed; not retried before a reset. */
  ERROR,
  /** Failed for good. */
  UNRECOVERABLE,
  /** Its actual does not exist on the Dataverse side (JRN-22). */
  INVALID_ACTUALS;

  /** A processing line is stuck after this many hours (JRN-19). */
  public static final int STUCK_AFTER_HOURS = 24;

  /** Whether a posting run takes the line. */
  public boolean postable() {
    return this == DRAFT;
  }

  /**
   * Whether a reset to draft is offered (JRN-19).
   *
   * @param hours how long the line has been in its status
   * @param running whether any posting run exists
   */
  public boolean resettable(long hours, boolean running) {
    return this == ERROR || (this == PROCESSING && (hours >= STUCK_AFTER_HOURS || !running));
  }
}
