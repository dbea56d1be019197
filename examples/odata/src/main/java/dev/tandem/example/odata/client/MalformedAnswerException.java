package dev.tandem.example.odata.client;

import java.io.IOException;

/** An answer arrived that is larger or other than it may be. */
public final class MalformedAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What was expected, and what was found. */
  public MalformedAnswerException(String message) {
    super(message);
  }

  /** What was expected, and what failed. */
  public MalformedAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
