package dev.tandem.map.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.map.FilePosition;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the parts of a mapping stand in their file, down to its pairs of fields. The text is read
 * once, so that many questions cost little. Immutable.
 */
final class MapLines {
  private static final int DEEPEST = 4;

  private final JsonSource source;
  private final Map<String, FilePosition> byPointer = new HashMap<>();

  private MapLines(JsonSource source) {
    this.source = source;
  }

  /** The lines of a text that has been read as a mapping before. */
  static MapLines of(JsonSource source) {
    MapLines lines = new MapLines(source);
    try (JsonParser parser = JsonPlaces.parser(source.text(), List.of())) {
      lines.read(parser, "", 0, parser.currentTokenLocation());
    } catch (IOException e) {
      throw new IllegalStateException("what was read before cannot be read again", e);
    }
    return lines;
  }

  private void read(JsonParser parser, String pointer, int depth, JsonLocation at)
      throws IOException {
    byPointer.computeIfAbsent(key(pointer), key -> position(at, pointer));
    JsonToken token = parser.currentToken();
    if (token == null || !token.isStructStart() || depth == DEEPEST) {
      parser.skipChildren();
      return;
    }
    boolean object = token == JsonToken.START_OBJECT;
    for (int index = 0; parser.nextToken() != null && !parser.currentToken().isStructEnd(); ) {
      JsonLocation begin = parser.currentTokenLocation();
      String segment = object ? parser.currentName() : Integer.toString(index++);
      if (object) {
        parser.nextToken();
      }
      read(parser, pointer + JsonPlaces.pointer(List.of(segment)), depth + 1, begin);
    }
  }

  private FilePosition position(JsonLocation at, String pointer) {
    boolean inString = source.outer() != null && !pointer.isEmpty();
    if (inString) { // lines of the string are no lines of the file
      return at("");
    }
    Place place = source.place(at.getLineNr(), at.getColumnNr(), pointer);
    return new FilePosition(place.line(), place.column());
  }

  /** Names of properties have any case (QRK-9). */
  private static String key(String pointer) {
    return pointer.toLowerCase(Locale.ROOT);
  }

  /** The place of a part; of what is around it where the file does not have it. */
  FilePosition at(String pointer) {
    String key = key(pointer);
    FilePosition found = byPointer.get(key);
    while (found == null && !key.isEmpty()) {
      key = key.substring(0, key.lastIndexOf('/'));
      found = byPointer.get(key);
    }
    return found == null ? FilePosition.UNKNOWN : found;
  }
}
