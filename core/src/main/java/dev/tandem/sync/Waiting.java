package dev.tandem.sync;

/** What becomes of changes that wait when a map goes on or stops without them. */
public enum Waiting {
  /** They are kept as dead letters, to be replayed or discarded later (PAUSE-8). */
  KEEP,
  /** They are discarded and never sent (PAUSE-9). */
  DISCARD
}
