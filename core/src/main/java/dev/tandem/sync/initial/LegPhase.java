package dev.tandem.sync.initial;

/** How far a full read of one table through one map is. */
public enum LegPhase {
  /** Other maps, or the other way, come first. */
  WAITING,
  /** Rows are read and recorded. */
  READING,
  /** Everything is read; rows that waited for others get their last look. */
  WAKING,
  /** What was recorded is being carried out. */
  DRAINING,
  /** Known pairs are searched for rows that are gone. */
  SWEEPING,
  /** Deletes that were found are being carried out. */
  FINISHING,
  /** Nothing is left to do; rows that failed are listed. */
  DONE
}
