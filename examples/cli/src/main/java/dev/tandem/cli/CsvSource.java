package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.tandem.row.format.ReadRow;
import dev.tandem.row.format.RowReader;
import dev.tandem.row.format.TextRows;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of CSV with a header. Not safe for several threads. */
final class CsvSource implements RowSource {
  private static final CsvFactory FACTORY =
      CsvFactory.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

  private final CsvParser parser;
  private final List<String> cells = new ArrayList<>();
  private @Nullable TextRows rows;
  private List<String> unknown = List.of();
  private long line;

  private CsvSource(CsvParser parser) {
    this.parser = parser;
  }

  /** Reads the header; an empty stream has no rows. */
  static CsvSource open(RowReader reader, InputStream in) throws IOException {
    CsvSource source = new CsvSource(FACTORY.createParser(in));
    if (source.advance()) {
      source.bind(reader);
    }
    return source;
  }

  private void bind(RowReader reader) {
    rows = reader.columns(List.copyOf(cells));
    unknown = rows.unknownColumns();
    if (unknown.size() == cells.size()) {
      throw new UnreadableException(
          "the header in line %d names no column of %s: found %s; %s"
              .formatted(line, reader.schema(), String.join(", ", cells), remedy()));
    }
  }

  private String remedy() {
    boolean otherwise =
        cells.size() == 1 && (cells.get(0).contains(";") || cells.get(0).contains("\t"));
    return otherwise ? "separate the cells by commas" : "is this CSV with a header?";
  }

  @Override
  public @Nullable ReadRow next() throws IOException {
    TextRows bound = rows;
    return bound == null || !advance() ? null : new ReadRow(line, bound.row(line, cells), unknown);
  }

  /** Reads the cells of the next record. */
  private boolean advance() throws IOException {
    try {
      cells.clear();
      if (parser.nextToken() == null) {
        return false;
      }
      JsonToken token = parser.nextToken();
      line = parser.currentTokenLocation().getLineNr();
      while (token == JsonToken.VALUE_STRING) {
        cells.add(parser.getText());
        token = parser.nextToken();
      }
      return true;
    } catch (JsonProcessingException e) {
      throw unreadable(e, e.getLocation(), e.getOriginalMessage());
    } catch (CharConversionException e) {
      throw unreadable(e, parser.currentLocation(), "the text is not UTF-8");
    }
  }

  private static UnreadableException unreadable(
      Exception cause, @Nullable JsonLocation place, String problem) {
    String where =
        place == null
            ? ""
            : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    return new UnreadableException("cannot read the CSV%s: %s".formatted(where, problem), cause);
  }
}
