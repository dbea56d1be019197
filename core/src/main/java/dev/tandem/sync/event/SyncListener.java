package dev.tandem.sync.event;

/**
 * Hears what a runtime does. Called on the thread that works; whatever it throws is logged and
 * changes nothing.
 */
@FunctionalInterface
public interface SyncListener {

  /** Something happened. */
  void on(SyncEvent event);

  /** Hears nothing. */
  static SyncListener none() {
    return event -> {};
  }
}
