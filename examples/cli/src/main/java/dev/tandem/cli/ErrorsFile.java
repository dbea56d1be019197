package dev.tandem.cli;

import dev.tandem.engine.MappingResult;
import dev.tandem.spi.schema.TableSchema;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where rejected rows are written a second time, if anywhere. */
final class ErrorsFile implements Closeable {
  private final OutputStream out;
  private final ResultWriter writer;

  private ErrorsFile(OutputStream out, TableSchema target) {
    this.out = out;
    writer = new ResultWriter(target, out);
  }

  /** Creates the file anew; without a file nothing is written. */
  static ErrorsFile open(@Nullable Path file, TableSchema target) {
    if (file == null) {
      return new ErrorsFile(OutputStream.nullOutputStream(), target);
    }
    try {
      return new ErrorsFile(new BufferedOutputStream(Files.newOutputStream(file)), target);
    } catch (IOException e) {
      throw new UnreadableException(
          "cannot write the errors to " + file + ": " + Words.reason(e), e);
    }
  }

  void add(MappingResult.Rejected rejected, long line) throws IOException {
    writer.writeRejected(rejected, line);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
