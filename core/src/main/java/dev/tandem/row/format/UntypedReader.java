package dev.tandem.row.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.spi.value.Blank;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column of which nothing is known: numbers and booleans by what they are, text as text,
 * objects as references.
 */
final class UntypedReader extends ReferenceReader {

  @Override
  Object parse(char[] text, int from, int to) {
    return new String(text, from, to - from);
  }

  @Override
  Object text(String text) {
    return text.isEmpty() ? Blank.BLANK : text;
  }

  @Override
  Object string(JsonParser parser) throws IOException {
    return parser.getText();
  }

  @Override
  Object number(JsonParser parser) throws IOException {
    return numberOf(parser);
  }

  @Override
  Object flag(boolean value) {
    return value;
  }

  /** A scalar by what it is; null for JSON null. */
  static @Nullable Object scalar(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numberOf(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** Integer, Long or BigDecimal; the text itself when it is beyond all bounds. */
  private static Object numberOf(JsonParser parser) throws IOException {
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int to = from + parser.getTextLength();
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      Long number = NumberText.whole(text, from, to);
      if (number != null) {
        return number == number.intValue() ? (Object) number.intValue() : number;
      }
    }
    BigDecimal number = NumberText.decimal(text, from, to);
    return number == null ? parser.getText() : number;
  }
}
