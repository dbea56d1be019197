package dev.tandem.schema.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns one JSON document into {@link SchemaNode}s, within fixed bounds. */
final class SchemaJson {
  /** Bytes of one file. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int MAX_EXPONENT = 400;
  private static final Pattern OWN_ACCOUNT =
      Pattern.compile(" \\(start marker at .*|: enable `.*|, from `[^`]*`");
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxNumberLength(100)
                  .maxNameLength(1_000)
                  .maxStringLength(1_000_000)
                  .build())
          .build();

  private final String file;
  private final JsonParser parser;

  private SchemaJson(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Where a value stands. */
  record Place(String file, int line, int column, String pointer) {
    SchemaFormatException error(String problem, @Nullable Throwable cause) {
      return new SchemaFormatException(file, line, column, pointer, problem, cause);
    }
  }

  /**
   * The document.
   *
   * @throws SchemaFormatException when it is not one JSON document within the bounds
   */
  static SchemaNode parse(String file, byte[] json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      SchemaJson reader = new SchemaJson(file, parser);
      if (parser.nextToken() == null) {
        throw new SchemaFormatException(file, "the file is empty, expected a JSON object", null);
      }
      SchemaNode node = reader.node("");
      if (parser.nextToken() != null) {
        throw reader.place("").error("found more after the end of the document; remove it", null);
      }
      return node;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      int line = at == null ? 0 : Math.max(0, at.getLineNr());
      int column = at == null ? 0 : Math.max(0, at.getColumnNr());
      throw new SchemaFormatException(file, line, column, "", "not valid JSON: " + reason(e), e);
    } catch (IOException e) {
      throw new SchemaFormatException(file, "not valid JSON: " + e.getMessage(), e);
    }
  }

  /** What is wrong, without the parser's own account of places and settings. */
  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    return OWN_ACCOUNT.matcher(message).replaceAll("");
  }

  private SchemaNode node(String pointer) throws IOException {
    Place place = place(pointer);
    return new SchemaNode(place, value(place));
  }

  private @Nullable Object value(Place place) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(place.pointer());
      case START_ARRAY -> list(place.pointer());
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place);
      default -> null;
    };
  }

  private Map<String, SchemaNode> object(String pointer) throws IOException {
    Map<String, SchemaNode> properties = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      String step = name.replace("~", "~0").replace("/", "~1");
      properties.put(name, node(pointer + '/' + step));
    }
    return properties;
  }

  private List<SchemaNode> list(String pointer) throws IOException {
    List<SchemaNode> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(node(pointer + '/' + elements.size()));
    }
    return elements;
  }

  private BigDecimal number(Place place) throws IOException {
    BigDecimal number = decimal();
    if (number == null || Math.abs((long) number.scale()) > MAX_EXPONENT) {
      throw place.error("found a number with an exponent beyond " + MAX_EXPONENT, null);
    }
    return number;
  }

  private @Nullable BigDecimal decimal() throws IOException {
    try {
      return new BigDecimal(parser.getText());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private Place place(String pointer) {
    JsonLocation at = parser.currentTokenLocation();
    return new Place(file, at.getLineNr(), at.getColumnNr(), pointer);
  }
}
