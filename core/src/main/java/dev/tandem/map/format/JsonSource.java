package dev.tandem.map.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text and where it stands, so that errors inside it point into the file it came from.
 * Immutable.
 *
 * @param file name of the source
 * @param text the JSON
 * @param line line of its first character in the file
 * @param column column of its first character
 * @param outer the text around when it is JSON inside a JSON string, whose lines are not lines of
 *     the file
 * @param outerPath names and indexes that lead to that string
 */
record JsonSource(
    String file,
    String text,
    int line,
    int column,
    @Nullable JsonSource outer,
    List<String> outerPath) {

  /** A file that is one JSON text. */
  static JsonSource of(String file, String text) {
    return of(file, text, 1, 1);
  }

  /** JSON text that begins somewhere in a file. */
  static JsonSource of(String file, String text, int line, int column) {
    return new JsonSource(file, text, line, column, null, List.of());
  }

  /** JSON text in a string of this text. */
  JsonSource inner(String inner, List<String> path) {
    return new JsonSource(file, inner, 1, 1, this, path);
  }

  /** The place in the file of a place in this text. */
  Place place(int innerLine, int innerColumn, String innerPointer) {
    if (outer != null) {
      Place string = JsonPlaces.find(outer, outerPath);
      return new Place(file, string.line(), string.column(), string.pointer() + innerPointer);
    }
    int shift = innerLine == 1 ? column - 1 : 0;
    return new Place(file, line + innerLine - 1, innerColumn + shift, innerPointer);
  }

  /** What to add to a message when line and column of the file cannot tell the place. */
  String note(int innerLine, int innerColumn) {
    return outer == null
        ? ""
        : " (line " + innerLine + ", column " + innerColumn + " of the JSON text in this string)";
  }
}
