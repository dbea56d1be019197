package dev.tandem.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-16 as UTF-8: what a Windows console writes into a file. Not safe for several threads. */
final class Utf8Input extends InputStream {
  private static final int BUFFER = 8192;

  private final InputStreamReader reader;
  private final char[] characters = new char[BUFFER + 1];
  private byte[] bytes = new byte[0];
  private int next;

  private Utf8Input(InputStream in, Charset charset) {
    reader =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** The stream itself unless it begins with the byte-order mark of UTF-16. */
  static InputStream of(BufferedInputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = first == 0xFF || first == 0xFE ? in.read() : -1;
    Charset charset = charset(first, second);
    if (charset == null) {
      in.reset();
      return in;
    }
    return new Utf8Input(in, charset);
  }

  private static @Nullable Charset charset(int first, int second) {
    if (first == 0xFF && second == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    return first == 0xFE && second == 0xFF ? StandardCharsets.UTF_16BE : null;
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - next);
    System.arraycopy(bytes, next, target, offset, count);
    next += count;
    return count;
  }

  /** Whether there is another byte; halves of a pair of characters stay together. */
  private boolean fill() throws IOException {
    if (next < bytes.length) {
      return true;
    }
    int count = reader.read(characters, 0, BUFFER);
    if (count < 0) {
      return false;
    }
    if (Character.isHighSurrogate(characters[count - 1])) {
      count += Math.max(0, reader.read(characters, count, 1));
    }
    bytes = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
    next = 0;
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
