package dev.tandem.sync.lifecycle;

/** The states of a map (section 5.1). */
public enum MapState {
  /** Changes are neither sent nor recorded (LIVE-39). */
  NOT_RUNNING,
  /** The initial sync runs; changes are recorded and wait for its end. */
  INITIALIZING,
  /** Changes are recorded and sent. */
  RUNNING,
  /** Changes are recorded and wait. */
  PAUSED,
  /** What waited is sent, oldest first, before anything newer (PAUSE-7). */
  RESUMING;

  /** Whether changes are recorded. */
  public boolean receives() {
    return this != NOT_RUNNING;
  }

  /** Whether recorded changes are sent. */
  public boolean sends() {
    return this == RUNNING || this == RESUMING || this == INITIALIZING;
  }
}
