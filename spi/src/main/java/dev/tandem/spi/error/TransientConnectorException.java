package dev.tandem.spi.error;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call failed for a reason that passes: the same call may succeed from the given instant on. */
public final class TransientConnectorException extends ConnectorException {
  private static final long serialVersionUID = 1L;

  private final Instant retryAt;

  /** A failure that is worth another try at this instant. */
  public TransientConnectorException(String message, Instant retryAt, @Nullable Throwable cause) {
    super(ErrorCode.CONNECTOR_TRANSIENT, message, cause);
    this.retryAt = retryAt;
  }

  /** The earliest instant of the next try, UTC. */
  public Instant retryAt() {
    return retryAt;
  }
}
