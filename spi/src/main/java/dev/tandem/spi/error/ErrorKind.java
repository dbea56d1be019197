package dev.tandem.spi.error;

/** Whose concern an error is. */
public enum ErrorKind {
  /** The map or its file is wrong: its author mends it. */
  MAP,
  /** A row does not fit: whoever owns the data mends it. */
  DATA,
  /** An adapter or the system behind it failed. */
  CONNECTOR,
  /** A fault of this library. */
  INTERNAL
}
