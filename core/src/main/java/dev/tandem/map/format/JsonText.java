package dev.tandem.map.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes trees of plain Java as JSON text, the same on every machine. */
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** How JSON is laid out. */
  enum Layout {
    /** Two spaces a level, lines end with a line feed. */
    INDENTED("\n"),
    /** The same, lines end as on Windows. */
    INDENTED_CRLF("\r\n"),
    /** One line without space. */
    COMPACT("");

    private final String lineEnd;

    Layout(String lineEnd) {
      this.lineEnd = lineEnd;
    }

    /** The layout of some JSON: one line, or lines that end in one of both ways. */
    static Layout of(String json) {
      int feed = json.indexOf('\n');
      if (feed < 0) {
        return COMPACT;
      }
      return feed > 0 && json.charAt(feed - 1) == '\r' ? INDENTED_CRLF : INDENTED;
    }
  }

  private JsonText() {}

  static String write(@Nullable Object tree, Layout layout) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      if (layout != Layout.COMPACT) {
        generator.setPrettyPrinter(printer(layout));
      }
      value(generator, tree);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toString();
  }

  private static DefaultPrettyPrinter printer(Layout layout) {
    DefaultIndenter indent = new DefaultIndenter("  ", layout.lineEnd);
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(indent);
    printer.indentObjectsWith(indent);
    return printer;
  }

  private static void value(JsonGenerator out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number.toString());
    } else if (value instanceof Map<?, ?> object) {
      object(out, object);
    } else if (value instanceof List<?> array) {
      array(out, array);
    } else {
      throw new IllegalArgumentException(
          "a map cannot hold " + value.getClass().getName() + "; see Original for what it can");
    }
  }

  private static void object(JsonGenerator out, Map<?, ?> object) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> property : object.entrySet()) {
      out.writeFieldName((String) property.getKey());
      value(out, property.getValue());
    }
    out.writeEndObject();
  }

  private static void array(JsonGenerator out, List<?> array) throws IOException {
    out.writeStartArray();
    for (Object element : array) {
      value(out, element);
    }
    out.writeEndArray();
  }
}
