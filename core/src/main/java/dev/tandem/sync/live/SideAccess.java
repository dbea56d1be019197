package dev.tandem.sync.live;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.error.TransientConnectorException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One side with the instant before which nothing may be sent to it (I21). The instant outlives the
 * worker as a document of the store. Used by one worker at a time.
 */
public final class SideAccess {
  private final Connector connector;
  private volatile Instant closedUntil = Instant.MIN;

  /** Access through a connector, open. */
  public SideAccess(Connector connector) {
    this.connector = connector;
  }

  /** The connector; ask {@link #isOpen} before a call. */
  public Connector connector() {
    return connector;
  }

  /** Whether calls are allowed. */
  public boolean isOpen(Instant now) {
    return !now.isBefore(closedUntil);
  }

  /** The earliest instant of the next call. */
  public Instant closedUntil() {
    return closedUntil;
  }

  /** Allows no call before an instant, unless a later one is set already. */
  public void closeUntil(Instant until) {
    if (until.isAfter(closedUntil)) {
      closedUntil = until;
    }
  }

  /** Whether the connector declares a trait. */
  public boolean has(Capability trait) {
    return connector.capabilities().has(trait);
  }

  /**
   * Asks a side that does not rest; it rests from now on where it asks for that (I21).
   *
   * @throws TransientConnectorException when it rests, or cannot answer now
   */
  public <T extends @Nullable Object> T ask(Instant now, Function<Connector, T> question) {
    if (!isOpen(now)) {
      throw new TransientConnectorException(
          connector.side() + " asked for a pause", closedUntil, null);
    }
    try {
      return question.apply(connector);
    } catch (TransientConnectorException e) {
      closeUntil(e.retryAt());
      throw e;
    }
  }
}
