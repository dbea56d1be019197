package dev.tandem.spi.testkit;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.state.ForwardingSyncStore;
import dev.tandem.spi.state.SyncStore;

/**
 * A store that behaves, for tests to override one behaviour of. What it holds outlives it, so that
 * it can be opened again.
 */
class AlteredStore extends ForwardingSyncStore {
  final SyncStore sound;
  private volatile boolean closed;

  AlteredStore(SyncStore sound) {
    this.sound = sound;
  }

  /** Refuses a call after the end. */
  SyncStore open() {
    if (closed) {
      throw new PermanentConnectorException(ErrorCode.CONNECTOR_CLOSED, "the store is closed");
    }
    return sound;
  }

  @Override
  protected SyncStore delegate() {
    return open();
  }

  @Override
  public void close() {
    closed = true;
  }
}
