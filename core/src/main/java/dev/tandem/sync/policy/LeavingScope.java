package dev.tandem.sync.policy;

/** What happens on the other side when a row no longer meets the filter of its map (UND-1). */
public enum LeavingScope {
  /** Nothing; the row stays as it is. */
  KEEP,
  /** The row is deleted. */
  DELETE
}
