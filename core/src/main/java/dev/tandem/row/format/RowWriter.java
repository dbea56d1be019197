package dev.tandem.row.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes rows as JSON objects, straight from their slots: choices as numbers, enumeration members
 * as symbols, decimals as plain numbers, dates and times in ISO 8601 with instants in UTC,
 * references as {@code {"table":..,"id":..}} or {@code {"table":..,"key":{..}}}, blank as null.
 * Absent columns are left out. What {@link RowReader} reads from it equals the row. Immutable and
 * safe for any thread.
 */
public final class RowWriter {
  /** For the rare text that UTF-8 cannot hold: everything outside ASCII is escaped. */
  private static final JsonFactory ASCII =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final TableSchema schema;
  private final SerializedString[] names;

  private RowWriter(TableSchema schema) {
    this.schema = schema;
    names = namesOf(schema);
  }

  /** A writer for rows of this schema; rows of any other schema work, more slowly. */
  public static RowWriter of(TableSchema schema) {
    return new RowWriter(schema);
  }

  /** The row as UTF-8. */
  public byte[] toBytes(Row row) {
    return bytes(row);
  }

  /** The row as text. */
  public String toJson(Row row) {
    return json(generator -> write(row, generator));
  }

  /** A key as a JSON object, value by column or path. */
  public static String toJson(KeyValues key) {
    return json(generator -> new ValueWriter(generator).key(key));
  }

  /**
   * Writes the row as UTF-8 without a line end, in one piece; the caller flushes and closes.
   *
   * @throws UncheckedIOException when the stream does not take it
   */
  public void write(Row row, OutputStream out) {
    try {
      out.write(bytes(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Appends the row as text.
   *
   * @throws UncheckedIOException when the target does not take it
   */
  public void write(Row row, Appendable out) {
    try {
      out.append(toJson(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(Row row) {
    try {
      return bytes(row, RowJson.FACTORY);
    } catch (JsonGenerationException e) {
      return escaped(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] escaped(Row row) {
    try {
      return bytes(row, ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(Row row, JsonFactory factory) throws IOException {
    BufferRecycler recycler = factory._getBufferRecycler();
    try (ByteArrayBuilder out = new ByteArrayBuilder(recycler)) {
      try (JsonGenerator generator = factory.createGenerator(out)) {
        write(row, generator);
      }
      return out.getClearAndRelease();
    } finally {
      recycler.releaseToPool();
    }
  }

  private void write(Row row, JsonGenerator out) throws IOException {
    SerializedString[] columns = row.schema() == schema ? names : namesOf(row.schema());
    ValueWriter values = new ValueWriter(out);
    out.writeStartObject();
    for (int slot = 0; slot < columns.length; slot++) {
      Object value = row.slot(slot);
      if (value != null) {
        out.writeFieldName(columns[slot]);
        values.write(value);
      }
    }
    out.writeEndObject();
  }

  private static SerializedString[] namesOf(TableSchema schema) {
    return schema.columns().stream()
        .map(column -> new SerializedString(column.name()))
        .toArray(SerializedString[]::new);
  }

  private static String json(Writing writing) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator generator = RowJson.FACTORY.createGenerator(text)) {
      writing.to(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Something that writes one JSON value. */
  private interface Writing {
    void to(JsonGenerator generator) throws IOException;
  }
}
