package dev.tandem.example.odata.datapackage;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file in {@link CsvUnicode} one after the other. Used by one thread. */
public final class CsvLines {
  private static final char QUOTE = '"';

  private final CharBuffer text;
  private final PackageLimits limits;
  private int line;

  CsvLines(CharBuffer text, PackageLimits limits) {
    this.text = text;
    this.limits = limits;
  }

  /** The number of the line that was read last, from 1. */
  public int line() {
    return line;
  }

  /**
   * The cells of the next line; null after the last. Lines without any character are passed over.
   *
   * @throws MalformedPackageException when the line is not in the format
   */
  public @Nullable List<String> next() throws MalformedPackageException {
    while (text.hasRemaining()) {
      line++;
      if (!isLineEnd()) {
        return cells();
      }
    }
    return null;
  }

  private List<String> cells() throws MalformedPackageException {
    List<String> cells = new ArrayList<>();
    while (true) {
      if (cells.size() >= limits.columns()) {
        throw wrong("has more than %d values".formatted(limits.columns()));
      }
      cells.add(text.hasRemaining() && peek() == QUOTE ? quoted() : plain());
      if (!text.hasRemaining() || isLineEnd()) {
        return cells;
      }
      if (text.get() != ',') {
        throw wrong("has something behind a closing quote");
      }
    }
  }

  /** Whether a line ends here; its end is read then. */
  private boolean isLineEnd() throws MalformedPackageException {
    char letter = peek();
    if (letter == '\r' && text.remaining() > 1 && text.get(text.position() + 1) == '\n') {
      text.get();
      text.get();
      return true;
    }
    if (letter == '\r' || letter == '\n') {
      throw wrong("does not end in CR LF");
    }
    return false;
  }

  private String plain() throws MalformedPackageException {
    StringBuilder cell = new StringBuilder();
    while (text.hasRemaining() && ",\r\n".indexOf(peek()) < 0) {
      add(cell, text.get());
    }
    return cell.toString();
  }

  private String quoted() throws MalformedPackageException {
    StringBuilder cell = new StringBuilder();
    text.get();
    while (text.hasRemaining()) {
      char letter = text.get();
      if (letter != QUOTE) {
        add(cell, letter);
      } else if (text.hasRemaining() && peek() == QUOTE) {
        add(cell, text.get());
      } else {
        return cell.toString();
      }
    }
    throw wrong("has a quote that is never closed");
  }

  private void add(StringBuilder cell, char letter) throws MalformedPackageException {
    if (cell.length() >= limits.cell()) {
      throw wrong("has a value of more than %d characters".formatted(limits.cell()));
    }
    cell.append(letter);
  }

  private char peek() {
    return text.get(text.position());
  }

  private MalformedPackageException wrong(String what) {
    return new MalformedPackageException("line %d of the file %s".formatted(line, what));
  }
}
