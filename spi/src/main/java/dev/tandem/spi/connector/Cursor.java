package dev.tandem.spi.connector;

/**
 * A place in a change feed. Only the connector that handed it out reads the token; it may be stored
 * and used by a later instance. Immutable.
 *
 * @param token opaque, never blank
 */
public record Cursor(String token) {

  public Cursor {
    if (token.isBlank()) {
      throw new IllegalArgumentException("a cursor has a token");
    }
  }
}
