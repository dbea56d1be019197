package dev.tandem.map;

/**
 * A place in a text file. Immutable.
 *
 * @param line from 1; 0 when it is not known
 * @param column from 1, in UTF-16 units; 0 when it is not known
 */
public record FilePosition(int line, int column) {

  /** Nobody knows where. */
  public static final FilePosition UNKNOWN = new FilePosition(0, 0);

  /** Whether the place is known. */
  public boolean isKnown() {
    return line > 0;
  }
}
