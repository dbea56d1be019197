package dev.tandem.row.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Splits a stream into lines inside one buffer, which grows up to the longest line allowed. Of a
 * longer line only the length is kept. Lines of nothing but spaces are passed over.
 */
final class LineReader {
  private static final int INITIAL = 64 * 1024;

  private final InputStream in;
  private final int maxLength;
  private byte[] buffer;
  private int start;
  private int end;
  private int filled;
  private int searched;
  private int next;
  private long number;
  private boolean tooLong;

  LineReader(InputStream in, int maxLength) {
    this.in = in;
    this.maxLength = maxLength;
    buffer = new byte[Math.min(INITIAL, Math.max(16, maxLength))];
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return end - start;
  }

  long number() {
    return number;
  }

  void checkLength() {
    if (tooLong) {
      throw tooLong(number, maxLength);
    }
  }

  static RowFormatException tooLong(long line, int maxLength) {
    return new RowFormatException(
        line, 0, "longer than %d bytes; raise the limit or split it".formatted(maxLength), null);
  }

  /** Goes to the next line that is not empty; false at the end. */
  boolean advance() {
    try {
      while (nextLine()) {
        if (tooLong || !isEmpty()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean nextLine() throws IOException {
    start = next;
    tooLong = false;
    searched = start;
    while (true) {
      int newline = newline();
      if (newline >= 0) {
        return line(newline, newline + 1);
      }
      if (!fill()) {
        return (filled > start || tooLong) && line(filled, filled);
      }
    }
  }

  private boolean line(int lineEnd, int following) {
    end = lineEnd;
    next = following;
    number++;
    tooLong |= end - start > maxLength;
    return true;
  }

  private int newline() {
    for (int i = searched; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Makes room behind the current line and reads on; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (filled - start > maxLength) {
      tooLong = true;
      start = filled;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
      next = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 8L, buffer.length * 2L));
    }
    searched = filled;
    int count = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, count);
    return count >= 0;
  }

  private boolean isEmpty() {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
