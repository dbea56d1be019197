package dev.tandem.map.format;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A map file that cannot be read: malformed ({@code MAP_MALFORMED}), beyond a limit ({@code
 * MAP_TOO_LARGE}) or without the wanted map ({@code MAP_NOT_FOUND}). The message says where, what
 * was found, what was expected and what to do. Immutable.
 */
public final class MapFormatException extends DualWriteException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final int column;
  private final String pointer;
  private final String reason;

  /** An error at a place. */
  MapFormatException(ErrorCode code, Place place, String text, @Nullable Throwable cause) {
    super(code, place.display() + ": " + text, cause);
    this.file = place.file();
    this.line = place.line();
    this.column = place.column();
    this.pointer = place.pointer();
    this.reason = text;
  }

  /** The name of the source; entries of an archive stand behind an exclamation mark. */
  public String file() {
    return file;
  }

  /** The line, counted from 1; 0 when the error concerns the file as a whole. */
  public int line() {
    return line;
  }

  /** The column in characters, counted from 1; 0 when the error concerns the file as a whole. */
  public int column() {
    return column;
  }

  /**
   * JSON pointer to the offending value; empty for the document as a whole or for XML. Inside a
   * page of records it goes through the record into its mapping.
   */
  public String pointer() {
    return pointer;
  }

  /** The message without the place. */
  String reason() {
    return reason;
  }
}
