package dev.tandem.map.format;

import dev.tandem.spi.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands. Immutable.
 *
 * @param file name of the source
 * @param line from 1, or 0 for the whole file
 * @param column from 1, or 0 for the whole file
 * @param pointer JSON pointer, empty for the whole document
 */
record Place(String file, int line, int column, String pointer) {

  /** A whole file. */
  static Place of(String file) {
    return new Place(file, 0, 0, "");
  }

  /** The place for people: {@code file:line:column pointer}. */
  String display() {
    String position = line == 0 ? file : file + ":" + line + ":" + column;
    return pointer.isEmpty() ? position : position + " " + Texts.clip(pointer);
  }

  /** Text that is not what it should be. */
  MapFormatException malformed(String text) {
    return malformed(text, null);
  }

  /** Text that is not what it should be, with what noticed it. */
  MapFormatException malformed(String text, @Nullable Throwable cause) {
    return new MapFormatException(ErrorCode.MAP_MALFORMED, this, text, cause);
  }

  /** Content beyond a limit. */
  MapFormatException tooLarge(String text) {
    return new MapFormatException(ErrorCode.MAP_TOO_LARGE, this, text, null);
  }

  /** Content without the wanted map. */
  MapFormatException notFound(String text) {
    return new MapFormatException(ErrorCode.MAP_NOT_FOUND, this, text, null);
  }
}
