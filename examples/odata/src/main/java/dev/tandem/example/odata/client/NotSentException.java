package dev.tandem.example.odata.client;

import java.io.IOException;

/** No connection came about, so that the request had no effect. */
public final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With what prevented the connection. */
  public NotSentException(String message, IOException cause) {
    super(message, cause);
  }
}
