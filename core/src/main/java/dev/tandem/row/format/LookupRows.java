package dev.tandem.row.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.engine.TableLookups;
import dev.tandem.spi.schema.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of referenced tables, one a line as {@code {"table":..,"id":..,"values":{..}}}, into
 * lookups. With a catalog the columns have their types; tables and columns that it does not know
 * are kept without a type. The values take the forms of {@link RowReader}. Stateless, safe for any
 * thread.
 */
public final class LookupRows {
  private final Map<String, LookupColumns> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final TableLookups.Builder lookups = TableLookups.builder();
  private final @Nullable Catalog catalog;

  private LookupRows(@Nullable Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Reads a stream to its end; the caller closes it.
   *
   * @param in UTF-8, at most 4 MiB a line
   * @param dataverse the Dataverse tables, or null when no schema is known
   * @throws RowFormatException at the first line that is not readable
   */
  public static TableLookups read(InputStream in, @Nullable Catalog dataverse) {
    LookupRows rows = new LookupRows(dataverse);
    LineReader lines = new LineReader(in, RowJson.MAX_BYTES);
    while (lines.advance()) {
      lines.checkLength();
      try {
        rows.add(lines);
      } catch (RowFormatException e) {
        throw e.atLine(lines.number());
      } catch (IOException e) {
        throw RowJson.error(e).atLine(lines.number());
      }
    }
    return rows.lookups.build();
  }

  private void add(LineReader line) throws IOException {
    Frame frame = frame(line);
    LookupColumns columns =
        tables.computeIfAbsent(frame.table(), name -> new LookupColumns(name, catalog));
    RowReader reader = columns.readerFor(frame.columns());
    try (JsonParser parser = parser(line)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        boolean values = parser.currentName().equals("values");
        parser.nextToken();
        if (values) {
          lookups.add(frame.table(), frame.id(), reader.object(parser, null));
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  /** What a line says around its values; they can be read only when their table is known. */
  private record Frame(String table, @Nullable UUID id, List<String> columns) {}

  private static Frame frame(LineReader line) throws IOException {
    String table = null;
    UUID id = null;
    List<String> columns = null;
    try (JsonParser parser = parser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw RowJson.error(parser, "found no JSON object, expected one object a row");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        switch (name) {
          case "table" -> table = once(parser, table, text(parser, token));
          case "id" -> id = token == JsonToken.VALUE_NULL ? null : id(parser, token);
          case "values" -> columns = once(parser, columns, names(parser, token));
          default -> throw unknown(parser, name);
        }
      }
      if (table == null || columns == null) {
        throw RowJson.error(
            parser, "a lookup row needs \"table\" and \"values\", and \"id\" where it is known");
      }
      if (parser.nextToken() != null) {
        throw RowJson.error(parser, "found more after the object, expected one object a row");
      }
      return new Frame(table, id, columns);
    }
  }

  private static RowFormatException unknown(JsonParser parser, String name) {
    return RowJson.error(
        parser,
        "found \"%s\", expected \"table\", \"id\" or \"values\"; columns belong into \"values\""
            .formatted(name));
  }

  private static JsonParser parser(LineReader line) throws IOException {
    return RowJson.FACTORY.createParser(line.buffer(), line.start(), line.length());
  }

  private static <T> T once(JsonParser parser, @Nullable T former, T value) {
    if (former != null) {
      throw RowJson.error(parser, "\"table\" and \"values\" stand once in a lookup row");
    }
    return value;
  }

  private static String text(JsonParser parser, JsonToken token) throws IOException {
    if (token != JsonToken.VALUE_STRING || parser.getText().isBlank()) {
      throw RowJson.error(parser, "\"table\" is the name of a table");
    }
    return parser.getText();
  }

  private static UUID id(JsonParser parser, JsonToken token) throws IOException {
    UUID id = token == JsonToken.VALUE_STRING ? GuidText.guid(parser.getText()) : null;
    if (id == null) {
      throw RowJson.error(parser, "\"id\" is a unique identifier");
    }
    return id;
  }

  private static List<String> names(JsonParser parser, JsonToken token) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      throw RowJson.error(parser, "\"values\" is an object, value by column");
    }
    List<String> names = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      names.add(parser.currentName());
      parser.nextToken();
      parser.skipChildren();
    }
    return names;
  }
}
