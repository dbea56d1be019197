package dev.tandem.map.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text into plain Java: {@code String}, {@code BigDecimal}, {@code Boolean}, {@code
 * List}, {@code Map} in document order, null; all unmodifiable. Refuses what a map file has no use
 * for and what cannot be written back: a name twice in one object, halves of surrogate pairs, NUL.
 */
final class JsonTree {
  private final JsonSource source;
  private final JsonParser parser;
  private final Budget budget;

  private JsonTree(JsonSource source, JsonParser parser, Budget budget) {
    this.source = source;
    this.parser = parser;
    this.budget = budget;
  }

  /** The whole text as one value. */
  static @Nullable Object parse(JsonSource source, Budget budget) {
    try (JsonParser parser = factory(budget.limits()).createParser(source.text())) {
      return new JsonTree(source, parser, budget).document();
    } catch (IOException e) {
      throw source.place(1, 1, "").malformed("this JSON text cannot be read", e);
    }
  }

  /** String lengths are checked here, not by the parser: a page holds whole mappings in strings. */
  private static JsonFactory factory(ReaderLimits limits) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxNumberLength(limits.maxNumberLength())
                .maxNameLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        .build();
  }

  private @Nullable Object document() {
    try {
      if (parser.nextToken() == null) {
        throw source.place(1, 1, "").malformed("found no JSON; expected a JSON value");
      }
      Object value = value();
      if (parser.nextToken() != null) {
        throw error(
            "found more text behind the end of the JSON value; expected one value: split the file");
      }
      return value;
    } catch (StreamConstraintsException e) {
      String reason = e.getOriginalMessage().replaceAll(", from `[^`]*`", "");
      throw tooLarge(parser.currentLocation(), reason);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      throw malformed(at, "this is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException | ArithmeticException | NumberFormatException e) {
      throw malformed(parser.currentLocation(), "this is not a JSON value that can be kept", e);
    }
  }

  private @Nullable Object value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        take(0);
        yield parser.getDecimalValue();
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw error("found " + parser.currentToken() + "; expected a JSON value");
    };
  }

  private Map<String, @Nullable Object> object() throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = text(parser.currentName());
      if (object.containsKey(name)) {
        throw error(
            "found the property \""
                + Texts.clip(name)
                + "\" twice in one object; keep one of them");
      }
      parser.nextToken();
      take(0);
      object.put(name, value());
    }
    return Collections.unmodifiableMap(object);
  }

  private List<@Nullable Object> array() throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      take(0);
      array.add(value());
    }
    return Collections.unmodifiableList(array);
  }

  private String text(String text) throws IOException {
    take(text.length());
    int most = budget.limits().maxStringLength();
    if (text.length() > most && !Names.RECORD_MAPPING.equalsIgnoreCase(parser.currentName())) {
      throw tooLarge(
          parser.currentTokenLocation(),
          "found a text of " + text.length() + " characters; at most " + most + " are read");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0) {
        throw error("found a NUL character in a text; remove it");
      }
      if (Character.isSurrogate(text.charAt(i)) && !isPair(text, i++)) {
        throw error("found half of a surrogate pair in a text; it is no character: remove it");
      }
    }
    return text;
  }

  private static boolean isPair(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        && index + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(index + 1));
  }

  private void take(int characters) {
    if (!budget.take(characters)) {
      throw tooLarge(
          parser.currentTokenLocation(),
          "found more than "
              + budget.limits().maxValues()
              + " JSON values in all documents of this call");
    }
  }

  private MapFormatException tooLarge(JsonLocation at, String text) {
    return source
        .place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), pointer())
        .tooLarge(text + "; raise the limits of the reader if the file is trusted");
  }

  private MapFormatException error(String text) {
    return malformed(parser.currentTokenLocation(), text, null);
  }

  private MapFormatException malformed(JsonLocation at, String text, @Nullable Throwable cause) {
    int line = Math.max(1, at.getLineNr());
    int column = Math.max(1, at.getColumnNr());
    return source.place(line, column, pointer()).malformed(text + source.note(line, column), cause);
  }

  private String pointer() {
    return parser.getParsingContext().pathAsPointer().toString();
  }
}
