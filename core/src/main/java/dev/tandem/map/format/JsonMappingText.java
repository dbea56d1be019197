package dev.tandem.map.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Finds the mapping in a JSON document: all of it, or the string of a record. */
final class JsonMappingText {
  private JsonMappingText() {}

  static MappingText find(String file, String text, int index, ReaderLimits limits) {
    List<String> path = JsonForms.mappingPath(file, text, index, new Budget(limits));
    if (path.isEmpty()) {
      return MappingText.of(0, text.length(), text, json -> json);
    }
    try (JsonParser parser = JsonPlaces.parser(text, path)) {
      String json = parser.getText();
      parser.finishToken();
      return MappingText.of(
          (int) parser.currentTokenLocation().getCharOffset(),
          (int) parser.currentLocation().getCharOffset(),
          json,
          JsonMappingText::quoted);
    } catch (IOException e) {
      throw new UncheckedIOException("what was read before cannot be read again", e);
    }
  }

  private static String quoted(String json) {
    return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(json)) + "\"";
  }
}
