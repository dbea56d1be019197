package dev.tandem.spi.connector;

/**
 * A trait that a connector may declare; what it does not declare must fail with the stated error.
 */
public enum Capability {
  /** Rows can be read by unique identifier, not only by key. */
  READ_BY_ID,
  /** A group marked atomic is applied whole or not at all. */
  ATOMIC_GROUPS,
  /** A write may demand that the row still has a given version. */
  VERSION_CHECKS,
  /** A lookup may be written by key; the system finds the row. */
  REFERENCES_BY_KEY,
  /** Deletes are possible. */
  DELETES,
  /** The connector remembers operation ids and answers a repeated one with Duplicate. */
  OPERATION_LEDGER,
  /** Committed changes can be read in order from a cursor on, see {@link Connector#changes}. */
  CHANGE_FEED,
  /** A write of an older generation than the highest raised one is answered Fenced (I8). */
  FENCES
}
