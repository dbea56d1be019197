package dev.tandem.map.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text in files and in messages. */
final class Texts {
  private static final int CLIP = 200;

  private Texts() {}

  /** Text for a message: what is very long loses its end. */
  static String clip(String text) {
    if (text.length() <= CLIP) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(CLIP - 1)) ? CLIP - 1 : CLIP;
    return text.substring(0, end) + "...";
  }

  /**
   * The text of a file: UTF-8 unless a byte-order mark says UTF-16; the mark is dropped (QRK-1).
   *
   * @throws MapFormatException at the first byte that is no such text
   */
  static String decode(String file, byte[] content) {
    Charset charset = charset(content);
    int mark = markLength(content, charset);
    ByteBuffer in = ByteBuffer.wrap(content, mark, content.length - mark);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(content.length - mark);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      int column = text.length() - text.lastIndexOf('\n');
      throw new Place(file, line, column, "")
          .malformed("found bytes that are not " + charset + "; save the file as UTF-8");
    }
    return text;
  }

  /** UTF-16 when a byte-order mark says so, else UTF-8. */
  static Charset charset(byte[] content) {
    if (startsWith(content, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    return startsWith(content, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  /** Bytes of the byte-order mark of a character set; 0 when there is none. */
  static int markLength(byte[] content, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return startsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }
    return startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF) ? 2 : 0;
  }

  private static boolean startsWith(byte[] content, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= content.length || (content[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
