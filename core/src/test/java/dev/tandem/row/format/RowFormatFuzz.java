package dev.tandem.row.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.spi.value.Row;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Mutates rows of every form for a bounded number of runs: bytes become rows, or an error that
 * names its line, and what was read can be written and read again.
 */
class RowFormatFuzz {
  private static final RowReader READER =
      RowReader.of(SampleTables.EVERY_TYPE).reportingUnknownColumns();
  private static final RowWriter WRITER = RowWriter.of(SampleTables.EVERY_TYPE);

  @FuzzTest(maxExecutions = 6_000, maxDuration = "8s")
  void readsOrRefuses(byte[] content) {
    lines(content);
    lookups(content);
    cells(content);
  }

  private static void lines(byte[] content) {
    NdjsonRows rows = READER.ndjson(new ByteArrayInputStream(content));
    long line = 0;
    while (rows.hasNext()) {
      try {
        ReadRow row = rows.next();
        requireLater(line, row.line());
        line = row.line();
        writesBack(row.row());
      } catch (RowFormatException e) {
        requireLater(line, e.line());
        line = e.line();
      }
    }
  }

  private static void requireLater(long before, long line) {
    if (line <= before) {
      throw new AssertionError("line " + line + " comes after line " + before);
    }
  }

  private static void writesBack(Row row) {
    Row again = READER.read(WRITER.toBytes(row));
    if (!again.presentColumns().equals(row.presentColumns())) {
      throw new AssertionError(row + " comes back as " + again);
    }
  }

  private static void lookups(byte[] content) {
    try {
      LookupRows.read(new ByteArrayInputStream(content), null);
    } catch (RowFormatException e) {
      requireLater(0, e.line());
    }
  }

  /** The first line is the header, a tab ends a cell. */
  private static void cells(byte[] content) {
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    long number = 1;
    try {
      TextRows rows = READER.columns(lines.isEmpty() ? List.of() : cells(lines.get(0)));
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        writesBack(rows.row(++number, cells(line)));
      }
    } catch (RowFormatException e) {
      if (e.line() != number) {
        throw new AssertionError("an error of line " + number, e);
      }
    }
  }

  private static List<String> cells(String line) {
    return List.of(line.split("\t", -1));
  }
}
