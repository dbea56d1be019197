package dev.tandem.sync.policy;

/** Which columns of a row travel when some of them changed (UND-4). */
public enum ColumnsSent {
  /** All mapped columns, so that a replay is the same as the first time. */
  ALL_MAPPED,
  /** Only those that differ from what the other side is known to hold (I20). */
  CHANGED_ONLY
}
