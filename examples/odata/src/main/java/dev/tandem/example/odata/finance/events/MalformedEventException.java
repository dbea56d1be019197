package dev.tandem.example.odata.finance.events;

import java.io.IOException;

/** What was delivered is no event; the message says what is expected, without values. */
public final class MalformedEventException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedEventException(String message) {
    super(message);
  }

  MalformedEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
