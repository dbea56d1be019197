package dev.tandem.spi.error;

import org.jspecify.annotations.Nullable;

/** A call failed and the same call would fail again. */
public final class PermanentConnectorException extends ConnectorException {
  private static final long serialVersionUID = 1L;

  /** A failure with its code. */
  public PermanentConnectorException(ErrorCode code, String message) {
    super(code, message, null);
  }

  /** A failure with its code and what led to it. */
  public PermanentConnectorException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
