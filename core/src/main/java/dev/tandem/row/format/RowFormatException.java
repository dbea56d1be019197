package dev.tandem.row.format;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A row of input is not readable at all: no JSON object, two values for one column, or beyond the
 * reader's bounds. A single value that does not fit its column is no such case; it stays in the row
 * as text, and the engine rejects the row by that field.
 */
public final class RowFormatException extends DualWriteException {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final int column;
  private final String problem;

  /** For the readers of this package. */
  RowFormatException(long line, int column, String problem, @Nullable Throwable cause) {
    super(ErrorCode.ROW_MALFORMED, place(line, column) + problem, cause);
    this.line = line;
    this.column = column;
    this.problem = problem;
  }

  /** The same fault, found in a line further down the input. */
  RowFormatException atLine(long number) {
    return new RowFormatException(number, column, problem, getCause());
  }

  /** The line of the input, counted from 1. */
  public long line() {
    return line;
  }

  /** The column in the line, counted from 1; 0 when the line as a whole is meant. */
  public int column() {
    return column;
  }

  private static String place(long line, int column) {
    return column == 0
        ? "cannot read row at line %d: ".formatted(line)
        : "cannot read row at line %d, column %d: ".formatted(line, column);
  }
}
