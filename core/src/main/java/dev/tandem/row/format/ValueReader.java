package dev.tandem.row.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.tandem.spi.value.Blank;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one column, decided once by its type. What does not parse stays as text, so
 * that the engine can reject the row and name the field. Stateless.
 */
abstract class ValueReader {

  /** The value that these characters mean, or null when they mean none. */
  abstract @Nullable Object parse(char[] text, int from, int to);

  /** A JSON boolean; text unless a type knows better. */
  Object flag(boolean value) {
    return value ? "true" : "false";
  }

  /** A JSON object or list; its text unless a type knows better. */
  Object structure(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = RowJson.FACTORY.createGenerator(text)) {
      generator.copyCurrentStructure(parser);
    }
    return text.toString();
  }

  /** The value of the token that the parser stands at. */
  final Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> string(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> flag(true);
      case VALUE_FALSE -> flag(false);
      case START_OBJECT, START_ARRAY -> structure(parser);
      default -> Blank.BLANK;
    };
  }

  /** The value of a text such as a cell; an empty one is blank. */
  Object text(String text) {
    if (text.isEmpty()) {
      return Blank.BLANK;
    }
    Object value = parsed(text.toCharArray(), 0, text.length());
    return value == null ? text : value;
  }

  /** A JSON string. Blank text is no value of any type but text (TYP-3). */
  Object string(JsonParser parser) throws IOException {
    char[] chars = parser.getTextCharacters();
    int from = parser.getTextOffset();
    Object value = parsed(chars, from, from + parser.getTextLength());
    return value == null ? parser.getText() : value;
  }

  /** A JSON number. */
  Object number(JsonParser parser) throws IOException {
    char[] chars = parser.getTextCharacters();
    int from = parser.getTextOffset();
    Object value = parse(chars, from, from + parser.getTextLength());
    return value == null ? parser.getText() : value;
  }

  private @Nullable Object parsed(char[] chars, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && chars[start] <= ' ') {
      start++;
    }
    while (end > start && chars[end - 1] <= ' ') {
      end--;
    }
    return start == end ? Blank.BLANK : parse(chars, start, end);
  }
}
