package dev.tandem.map.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.List;

/**
 * Finds line and column of a value by the names and indexes that lead to it, by reading the text a
 * second time: a text without faults pays nothing for it.
 */
final class JsonPlaces {
  /** Steps over what the reader has already let pass, whatever its limits were. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonPlaces() {}

  /** The place of a value; the beginning of the text when it cannot be found. */
  static Place find(JsonSource source, List<String> path) {
    JsonLocation at = locate(source, path);
    return source.place(at.getLineNr(), at.getColumnNr(), pointer(path));
  }

  /** What is wrong with the value at a path, as an exception that shows its place. */
  static MapFormatException malformed(JsonSource source, List<String> path, String text) {
    JsonLocation at = locate(source, path);
    return source
        .place(at.getLineNr(), at.getColumnNr(), pointer(path))
        .malformed(text + source.note(at.getLineNr(), at.getColumnNr()));
  }

  private static JsonLocation locate(JsonSource source, List<String> path) {
    try (JsonParser parser = parser(source.text(), path)) {
      return parser.currentTokenLocation();
    } catch (IOException e) {
      return new JsonLocation(null, 0, 1, 1);
    }
  }

  /** A parser that stands at a value; the caller closes it. */
  static JsonParser parser(String text, List<String> path) throws IOException {
    JsonParser parser = FACTORY.createParser(text);
    parser.nextToken();
    for (String segment : path) {
      enter(parser, segment);
    }
    return parser;
  }

  private static void enter(JsonParser parser, String segment) throws IOException {
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    int index = 0;
    while (parser.nextToken() != null && !parser.currentToken().isStructEnd()) {
      String name = object ? parser.currentName() : Integer.toString(index++);
      if (object) {
        parser.nextToken();
      }
      if (name.equals(segment)) {
        return;
      }
      parser.skipChildren();
    }
  }

  /** The JSON pointer of a path. */
  static String pointer(List<String> path) {
    StringBuilder pointer = new StringBuilder();
    for (String segment : path) {
      pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
