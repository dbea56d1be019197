package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes small JSON values as text. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Something that writes one JSON value. */
  interface Writing {
    /** Writes it. */
    void to(JsonGenerator out) throws IOException;
  }

  private Json() {}

  /** On one line. */
  static String line(Writing value) {
    return text(value, false);
  }

  /** With line breaks and indents. */
  static String pretty(Writing value) {
    return text(value, true);
  }

  private static String text(Writing value, boolean pretty) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      if (pretty) {
        out.setPrettyPrinter(new Indents());
      }
      value.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A member that may be null; anything but null is written as its text. */
  static void member(JsonGenerator out, String name, @Nullable Object value) throws IOException {
    out.writeStringField(name, value == null ? null : value.toString());
  }

  /** A member that is an array of texts. */
  static void array(JsonGenerator out, String name, Collection<String> values) throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
  }
}
