package dev.tandem.cli;

import dev.tandem.row.format.RowReader;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bytes of the rows: a file or standard input. */
final class Input implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final BufferedInputStream in;

  private Input(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /** Opens a file; standard input when there is none or it is called {@code -}. */
  static Input open(@Nullable Path file, Console console) {
    if (file == null || file.toString().equals("-")) {
      return new Input(new FlushingInput(console.in(), console.out()));
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UnreadableException("cannot read the input " + file + ": no such readable file");
    }
    try {
      return new Input(Files.newInputStream(file));
    } catch (IOException e) {
      throw new UnreadableException("cannot read the input " + file + ": " + e.getMessage(), e);
    }
  }

  /** The rows; the format is seen from the content when it is not given. */
  RowSource source(@Nullable InputFormat given, RowReader reader) throws IOException {
    return RowSource.of(given == null ? InputFormat.detect(in) : given, reader, in);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
