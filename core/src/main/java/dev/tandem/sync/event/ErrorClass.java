package dev.tandem.sync.event;

/** The kinds of errors that alert rules tell apart (UND-37). */
public enum ErrorClass {
  /** The other side's business rules refused a row. */
  APPLICATION,
  /** A system was out of reach or did not answer. */
  NETWORK,
  /** A system asked for a pause. */
  THROTTLING,
  /** A row could not be mapped. */
  MAPPING,
  /** Something happened that this library holds impossible. */
  INTERNAL
}
