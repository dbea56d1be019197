package dev.tandem.core.testkit;

/** A file of cases that cannot be read: the message names the file, the place and the remedy. */
public final class MapCasesException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MapCasesException(String message) {
    super(message);
  }

  MapCasesException(String message, Throwable cause) {
    super(message, cause);
  }
}
