package dev.tandem.cli;

import dev.tandem.row.format.ReadRow;
import dev.tandem.row.format.RowFormatException;
import dev.tandem.row.format.RowReader;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bytes of the rows: a file or standard input. Errors in them name it. */
final class Input implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final BufferedInputStream in;

  private Input(String name, InputStream in) throws IOException {
    this.name = name;
    this.in = new BufferedInputStream(Utf8Input.of(new BufferedInputStream(in, BUFFER)), BUFFER);
  }

  /** Opens a file; standard input when there is none or it is called {@code -}. */
  static Input open(@Nullable Path file, Console console) throws IOException {
    if (file == null || file.toString().equals("-")) {
      return new Input("standard input", new FlushingInput(console.in(), console.out()));
    }
    if (Files.isDirectory(file)) {
      throw new UnreadableException(
          "cannot read the input " + file + ": it is a folder; name one file with rows");
    }
    try {
      return new Input(file.toString(), Files.newInputStream(file));
    } catch (IOException e) {
      throw new UnreadableException("cannot read the input " + file + ": " + Words.reason(e), e);
    }
  }

  /** The rows; the format is seen from the content when it is not given. */
  RowSource source(@Nullable InputFormat given, RowReader reader) throws IOException {
    try {
      InputFormat format = given == null ? InputFormat.detect(in) : given;
      RowSource rows = RowSource.of(format, reader, in);
      return () -> next(rows, format);
    } catch (UnreadableException | RowFormatException | CharacterCodingException e) {
      throw named(e, "");
    }
  }

  private @Nullable ReadRow next(RowSource rows, InputFormat format) throws IOException {
    try {
      return rows.next();
    } catch (RowFormatException e) {
      boolean line =
          format == InputFormat.NDJSON && String.valueOf(e.getMessage()).contains("JSON object");
      throw named(e, line ? "; write each row as one JSON object on a line of its own" : "");
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException cause ? named(cause, "") : e;
    } catch (UnreadableException | CharacterCodingException e) {
      throw named(e, "");
    }
  }

  private UnreadableException named(Exception e, String remedy) {
    String problem =
        e instanceof CharacterCodingException
            ? "the text is not in the encoding that its byte-order mark announces"
            : e.getMessage() + remedy;
    return new UnreadableException(name + ": " + problem, e);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
