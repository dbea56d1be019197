package dev.tandem.row.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects as rows of one schema, tokens straight into slots. Column names match in any
 * case. A value that does not fit its column stays in its slot as text. Immutable and safe for any
 * thread.
 *
 * <p>A lookup may be an id, an address, an expanded object, {@code _column_value} or dotted columns
 * ({@code transactioncurrencyid.isocurrencycode}); dotted columns of one lookup make one key.
 * Annotations, names with an at sign, are passed over.
 */
public final class RowReader {
  private final ColumnPlaces places;
  private final boolean reporting;
  private final int maxBytes;

  private RowReader(ColumnPlaces places, boolean reporting, int maxBytes) {
    this.places = places;
    this.reporting = reporting;
    this.maxBytes = maxBytes;
  }

  /** A reader that passes over unknown columns and takes rows of up to 4 MiB. */
  public static RowReader of(TableSchema schema) {
    return new RowReader(new ColumnPlaces(schema), false, RowJson.MAX_BYTES);
  }

  /** The same reader, naming the unknown columns of each {@link ReadRow}. */
  public RowReader reportingUnknownColumns() {
    return new RowReader(places, true, maxBytes);
  }

  /** The same reader with another limit for the bytes of one row. */
  public RowReader withMaxRowBytes(int bytes) {
    if (bytes < 2) {
      throw new IllegalArgumentException("a row takes at least two bytes, not " + bytes);
    }
    return new RowReader(places, reporting, bytes);
  }

  /** The schema of the rows. */
  public TableSchema schema() {
    return places.schema();
  }

  /**
   * Reads one row.
   *
   * @throws RowFormatException when the text is not exactly one JSON object
   */
  public Row read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads one row from UTF-8.
   *
   * @throws RowFormatException when the bytes are not exactly one JSON object
   */
  public Row read(byte[] json) {
    return read(json, 0, json.length);
  }

  /**
   * Reads one row from UTF-8, with its unknown columns when this reader reports them.
   *
   * @throws RowFormatException when the bytes are not exactly one JSON object
   */
  public ReadRow readRow(byte[] json) {
    return readAt(1, json, 0, json.length);
  }

  /**
   * Reads one row from a stretch of UTF-8.
   *
   * @throws RowFormatException when the bytes are not exactly one JSON object
   */
  public Row read(byte[] json, int offset, int length) {
    return parse(json, offset, length, null);
  }

  /**
   * Reads one row from a stream, to its end; the caller closes it.
   *
   * @throws RowFormatException when the content is not exactly one JSON object
   */
  public Row read(InputStream in) {
    try {
      return read(in.readNBytes(maxBytes == Integer.MAX_VALUE ? maxBytes : maxBytes + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rows of a stream with one JSON object a line, read as they are asked for; the caller closes
   * the stream.
   */
  public NdjsonRows ndjson(InputStream in) {
    return new NdjsonRows(this, new LineReader(in, maxBytes));
  }

  /**
   * Hands every row of a stream with one JSON object a line to a consumer.
   *
   * @throws RowFormatException at the first line that is not readable
   */
  public void ndjson(InputStream in, Consumer<ReadRow> consumer) {
    ndjson(in).forEachRemaining(consumer);
  }

  /**
   * Binds a header, for sources of plain text cells such as CSV.
   *
   * @throws RowFormatException when two names of the header mean the same column
   */
  public TextRows columns(List<String> header) {
    return new TextRows(places, header);
  }

  ReadRow readAt(long line, byte[] json, int offset, int length) {
    List<String> unknown = reporting ? new ArrayList<>(0) : null;
    try {
      Row row = parse(json, offset, length, unknown);
      return new ReadRow(line, row, unknown == null ? List.of() : unknown);
    } catch (RowFormatException e) {
      throw e.atLine(line);
    }
  }

  private Row parse(byte[] json, int offset, int length, @Nullable List<String> unknown) {
    if (length > maxBytes) {
      throw LineReader.tooLong(1, maxBytes);
    }
    try (JsonParser parser = RowJson.FACTORY.createParser(json, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw RowJson.error(parser, "found no JSON object, expected one object a row");
      }
      Row row = object(parser, unknown);
      if (parser.nextToken() != null) {
        throw RowJson.error(parser, "found more after the object, expected one object a row");
      }
      return row;
    } catch (IOException e) {
      throw RowJson.error(e);
    }
  }

  /** Reads the object whose start the parser stands at, and leaves it at the object's end. */
  Row object(JsonParser parser, @Nullable List<String> unknown) throws IOException {
    RowAssembly row = new RowAssembly(places.schema());
    Spelling name = next(parser, places.start());
    while (name != null) {
      ColumnPlace place = name.place();
      parser.nextToken();
      if (place.reader() == null) {
        parser.skipChildren();
        if (unknown != null && place.kind() == ColumnPlace.Kind.UNKNOWN) {
          unknown.add(name.json().getValue());
        }
      } else {
        put(parser, row, place);
      }
      name = next(parser, name);
    }
    return row.row();
  }

  /** Goes to the next name; null at the end of the object. */
  private @Nullable Spelling next(JsonParser parser, Spelling former) throws IOException {
    Spelling guess = former.next();
    if (guess == null) {
      parser.nextToken();
    } else if (parser.nextFieldName(guess.json())) {
      return guess;
    }
    return parser.currentToken() == JsonToken.FIELD_NAME
        ? places.after(former, parser.currentName())
        : null;
  }

  private static void put(JsonParser parser, RowAssembly row, ColumnPlace place)
      throws IOException {
    Object value =
        place.kind() == ColumnPlace.Kind.PART ? part(parser) : place.readerOrThrow().read(parser);
    String problem = row.put(place, value);
    if (problem != null) {
      throw RowJson.error(parser, problem);
    }
  }

  private static @Nullable Object part(JsonParser parser) throws IOException {
    if (parser.currentToken().isStructStart()) {
      throw RowJson.error(parser, "found a structure where a part of a key is expected");
    }
    return UntypedReader.scalar(parser);
  }
}
