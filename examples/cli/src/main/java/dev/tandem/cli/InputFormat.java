package dev.tandem.cli;

import java.io.BufferedInputStream;
import java.io.IOException;

/** How rows are written in the input. */
enum InputFormat {
  /** One JSON object a line. */
  NDJSON,
  /** A header, then a record a line (RFC 4180). */
  CSV;

  private static final int LOOK_AHEAD = 4096;
  private static final int BYTE_ORDER_MARK = 0xEF;

  /**
   * NDJSON when the first sign is a brace or bracket, CSV when it is anything else. Nothing is
   * taken from the stream.
   */
  static InputFormat detect(BufferedInputStream in) throws IOException {
    in.mark(LOOK_AHEAD);
    int first = in.read();
    if (first == BYTE_ORDER_MARK) {
      in.skipNBytes(2);
      first = in.read();
    }
    for (int read = 4; read < LOOK_AHEAD && Character.isWhitespace(first); read++) {
      first = in.read();
    }
    in.reset();
    return first < 0 || first == '{' || first == '[' ? NDJSON : CSV;
  }
}
