package dev.tandem.example.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.row.format.RowReader;
import dev.tandem.row.format.RowWriter;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes as the values of records: one JSON object each, its rows as {@link RowWriter} writes
 * them, so that absent and blank stay apart and no digit is lost. Which rows were committed
 * together is left out, because they may go to several partitions. Safe for any thread.
 */
final class ChangeJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final Catalog catalog;
  private final Map<TableSchema, RowWriter> writers = new ConcurrentHashMap<>();
  private final Map<TableSchema, RowReader> readers = new ConcurrentHashMap<>();

  /** Changes of the tables of one side. */
  ChangeJson(Catalog catalog) {
    this.catalog = catalog;
  }

  byte[] write(Change change) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("table", change.table().name());
      out.writeStringField("kind", change.kind().name());
      out.writeStringField("coordinate", change.coordinate());
      out.writeStringField("sequence", Long.toString(change.sequence()));
      text(out, "id", change.id());
      text(out, "version", change.version());
      text(out, "operation", change.operationId());
      text(out, "committedAt", change.committedAt());
      KeyValues key = change.key();
      if (key != null) {
        out.writeFieldName("key");
        out.writeRawValue(RowWriter.toJson(key));
      }
      row(out, "before", change.before());
      row(out, "row", change.row());
      out.writeEndObject();
    } catch (IOException e) {
      throw malformed("a change cannot be written: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  private static void text(JsonGenerator out, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value.toString());
    }
  }

  private void row(JsonGenerator out, String name, @Nullable Row row) throws IOException {
    if (row != null) {
      out.writeFieldName(name);
      out.writeRawValue(writers.computeIfAbsent(row.schema(), RowWriter::of).toJson(row));
    }
  }

  /**
   * Reads a change.
   *
   * @throws DualWriteException with {@code ROW_MALFORMED} or {@code UNKNOWN_TABLE}
   */
  Change read(byte[] json) {
    Map<String, String> texts = new HashMap<>();
    Map<String, byte[]> objects = new HashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      split(json, parser, texts, objects);
    } catch (IOException e) {
      throw malformed("a record is no change: " + e.getMessage(), e);
    }
    TableSchema schema = schema(needed(texts, "table"));
    UUID id = texts.containsKey("id") ? UUID.fromString(needed(texts, "id")) : null;
    return new Change(
        needed(texts, "coordinate"),
        Long.parseLong(needed(texts, "sequence")),
        schema.name(),
        Change.Kind.valueOf(needed(texts, "kind")),
        id,
        key(schema, objects.get("key")),
        row(schema, objects.get("before")),
        row(schema, objects.get("row")),
        texts.get("version"),
        texts.get("operation"),
        null,
        Instant.parse(needed(texts, "committedAt")));
  }

  private static void split(
      byte[] json, JsonParser parser, Map<String, String> texts, Map<String, byte[]> objects)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw malformed("a record is no change: found no JSON object", null);
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        objects.put(name, Arrays.copyOfRange(json, start, end));
      } else {
        texts.put(name, parser.getText());
      }
    }
  }

  private TableSchema schema(String table) {
    TableSchema schema = catalog.table(table);
    if (schema == null) {
      throw new DualWriteException(
          ErrorCode.UNKNOWN_TABLE,
          "a record is of table %s, which %s does not have".formatted(table, catalog.side()));
    }
    return schema;
  }

  private @Nullable Row row(TableSchema schema, byte @Nullable [] json) {
    return json == null ? null : readers.computeIfAbsent(schema, RowReader::of).read(json);
  }

  /** Parts that are columns have the types of their columns, parts behind lookups are texts. */
  private @Nullable KeyValues key(TableSchema schema, byte @Nullable [] json) {
    if (json == null) {
      return null;
    }
    Map<String, @Nullable String> parts = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        boolean blank = parser.nextToken() == JsonToken.VALUE_NULL;
        parts.put(name, blank ? null : parser.getText());
        parser.skipChildren();
      }
    } catch (IOException e) {
      throw malformed("the key of a record is malformed: " + e.getMessage(), e);
    }
    boolean plain = parts.keySet().stream().allMatch(name -> schema.slotOf(name) >= 0);
    Row row = plain ? row(schema, json) : null;
    KeyValues.Builder key = KeyValues.builder();
    parts.forEach((name, text) -> key.put(name, row == null ? text : row.value(name)));
    return key.build();
  }

  private static String needed(Map<String, String> texts, String name) {
    String text = texts.get(name);
    if (text == null) {
      throw malformed("a record is no change: it has no " + name, null);
    }
    return text;
  }

  private static DualWriteException malformed(String message, @Nullable Throwable cause) {
    return new DualWriteException(ErrorCode.ROW_MALFORMED, message, cause);
  }
}
