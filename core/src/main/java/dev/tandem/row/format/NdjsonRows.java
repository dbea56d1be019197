package dev.tandem.row.format;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The rows of a stream, one JSON object a line; empty lines are passed over. Memory does not grow
 * with the stream. When a line is not readable {@link #next} throws, and the row after it may still
 * be asked for. Not safe for several threads.
 */
public final class NdjsonRows implements Iterator<ReadRow> {
  private final RowReader reader;
  private final LineReader lines;
  private boolean ahead;

  /** For the reader. */
  NdjsonRows(RowReader reader, LineReader lines) {
    this.reader = reader;
    this.lines = lines;
  }

  /**
   * Whether there is another line.
   *
   * @throws java.io.UncheckedIOException when the stream cannot be read
   */
  @Override
  public boolean hasNext() {
    if (!ahead) {
      ahead = lines.advance();
    }
    return ahead;
  }

  /**
   * The next row.
   *
   * @throws RowFormatException when its line is not one JSON object, or too long
   * @throws java.io.UncheckedIOException when the stream cannot be read
   */
  @Override
  public ReadRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no row after line " + lines.number());
    }
    ahead = false;
    lines.checkLength();
    return reader.readAt(lines.number(), lines.buffer(), lines.start(), lines.length());
  }
}
