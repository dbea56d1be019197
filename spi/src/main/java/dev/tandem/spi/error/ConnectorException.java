package dev.tandem.spi.error;

import org.jspecify.annotations.Nullable;

/** A whole call to a connector failed; no row of it has an outcome. */
public abstract sealed class ConnectorException extends DualWriteException
    permits TransientConnectorException, PermanentConnectorException {
  private static final long serialVersionUID = 1L;

  /** For the two leaves. */
  ConnectorException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
