package dev.tandem.cli;

import dev.tandem.row.format.ReadRow;
import dev.tandem.row.format.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Rows of input one after the other; memory does not grow with them. */
interface RowSource {

  /** The next row, null at the end. */
  @Nullable ReadRow next() throws IOException;

  /** The rows of a stream; the caller closes it. */
  static RowSource of(InputFormat format, RowReader reader, InputStream in) throws IOException {
    if (format == InputFormat.CSV) {
      return CsvSource.open(reader, in);
    }
    Iterator<ReadRow> rows = reader.ndjson(in);
    return () -> rows.hasNext() ? rows.next() : null;
  }
}
