package dev.tandem.projectops.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.map.MapVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object of a shipped file, by field. The files are part of this library: a field that should
 * be there and is not is a fault of ours and an {@link IllegalStateException}. Immutable.
 */
public final class JsonFields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String file;
  private final JsonNode node;

  private JsonFields(String file, JsonNode node) {
    this.file = file;
    this.node = node;
  }

  /**
   * Reads a file whose content is one object.
   *
   * @param file its name for errors
   * @throws IOException when it cannot be read or is no JSON
   */
  public static JsonFields read(String file, InputStream in) throws IOException {
    return new JsonFields(file, JSON.readTree(in));
  }

  /** A text that has to be there. */
  public String text(String field) {
    String text = textOrNull(field);
    if (text == null) {
      throw new IllegalStateException(file + ": no text \"" + field + "\" in " + node);
    }
    return text;
  }

  /** A text, null when the field is missing or null. */
  public @Nullable String textOrNull(String field) {
    JsonNode value = node.get(field);
    return value == null || !value.isTextual() ? null : value.textValue();
  }

  /** A version, null when the field is missing or null. */
  public @Nullable MapVersion version(String field) {
    String text = textOrNull(field);
    return text == null ? null : MapVersion.parse(text);
  }

  /** A boolean, false when the field is missing. */
  public boolean flag(String field) {
    return node.path(field).booleanValue();
  }

  /** A whole number, 0 when the field is missing. */
  public int number(String field) {
    return node.path(field).intValue();
  }

  /** The texts of a list, none when the field is missing. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(value -> texts.add(value.textValue()));
    return texts;
  }

  /** What the reader makes of each object of a list, in order. */
  public <T> List<T> each(String field, Function<JsonFields, T> reader) {
    List<T> values = new ArrayList<>();
    node.path(field).forEach(value -> values.add(reader.apply(new JsonFields(file, value))));
    return values;
  }
}
