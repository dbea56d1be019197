package dev.tandem.sync.policy;

/** When the other side is written. */
public enum SyncMode {
  /** Recorded durably at once, written later (section 6.1). */
  QUEUED,
  /** Written before the transaction of the origin commits; both succeed or both are undone. */
  SYNCHRONOUS
}
