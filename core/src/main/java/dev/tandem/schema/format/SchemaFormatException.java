package dev.tandem.schema.format;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A schema file is not what it claims to be. Says which file, and where in it as far as that is
 * known. Nothing was read.
 */
public final class SchemaFormatException extends DualWriteException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final int column;
  private final String pointer;

  /** For the readers of this package. */
  SchemaFormatException(
      String file,
      int line,
      int column,
      String pointer,
      String problem,
      @Nullable Throwable cause) {
    super(ErrorCode.SCHEMA_MALFORMED, place(file, line, column, pointer) + problem, cause);
    this.file = file;
    this.line = line;
    this.column = column;
    this.pointer = pointer;
  }

  /** A fault of the file or directory as a whole. */
  SchemaFormatException(String file, String problem, @Nullable Throwable cause) {
    this(file, 0, 0, "", problem, cause);
  }

  /** The file, directory or resource as the caller named it. */
  public String file() {
    return file;
  }

  /** The line, counted from 1; 0 when the file as a whole is meant. */
  public int line() {
    return line;
  }

  /** The column in characters, counted from 1; 0 when the file as a whole is meant. */
  public int column() {
    return column;
  }

  /** The JSON pointer of the value; empty for the whole document. */
  public String pointer() {
    return pointer;
  }

  private static String place(String file, int line, int column, String pointer) {
    String place = line == 0 ? file : "%s:%d:%d".formatted(file, line, column);
    return "cannot read schema " + place + (pointer.isEmpty() ? ": " : " at " + pointer + ": ");
  }
}
