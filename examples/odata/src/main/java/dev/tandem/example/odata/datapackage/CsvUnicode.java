package dev.tandem.example.odata.datapackage;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The source format {@code CSV-Unicode} of data management: UTF-16 in little-endian order after a
 * byte order mark, commas, lines that end in CR LF, quotes where a value needs them. No state.
 */
public final class CsvUnicode {
  /** The name of the format in a manifest. */
  public static final String NAME = "CSV-Unicode";

  static final char MARK = '\uFEFF';

  private CsvUnicode() {}

  /** One line with its end; an empty cell is a blank value. */
  static String line(List<String> cells) {
    if (cells.size() == 1 && cells.get(0).isEmpty()) {
      return "\"\"\r\n";
    }
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < cells.size(); at++) {
      line.append(at == 0 ? "" : ",").append(quoted(cells.get(at)));
    }
    return line.append("\r\n").toString();
  }

  private static String quoted(String cell) {
    boolean plain =
        cell.chars().noneMatch(letter -> letter < ' ' || letter == ',' || letter == '"')
            && cell.equals(cell.strip());
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  /** Whether the format can carry the text: half a character, or a null character, it cannot. */
  public static boolean carries(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_16LE.newEncoder().canEncode(text);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  /** A whole file of these lines. */
  public static byte[] file(List<List<String>> lines) {
    StringBuilder text = new StringBuilder().append(MARK);
    lines.forEach(cells -> text.append(line(cells)));
    return bytes(text.toString());
  }

  /**
   * The lines of a file.
   *
   * @throws MalformedPackageException when it is not in this format
   */
  public static CsvLines read(byte[] file, PackageLimits limits) throws MalformedPackageException {
    boolean marked = file.length >= 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xfe;
    if (!marked) {
      throw new MalformedPackageException("the file is not Unicode: it has no byte order mark");
    }
    try {
      CharBuffer text =
          StandardCharsets.UTF_16LE.newDecoder().decode(ByteBuffer.wrap(file, 2, file.length - 2));
      return new CsvLines(text, limits);
    } catch (CharacterCodingException broken) {
      throw new MalformedPackageException("the file is not Unicode", broken);
    }
  }
}
