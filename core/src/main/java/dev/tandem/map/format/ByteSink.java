package dev.tandem.map.format;

import java.io.ByteArrayOutputStream;

/** Keeps bytes up to a limit and forgets the rest. Not safe for several threads. */
final class ByteSink {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int most;
  private boolean overflown;

  ByteSink(int most) {
    this.most = most;
  }

  void add(byte[] buffer, int length) {
    int kept = Math.min(length, most - bytes.size());
    bytes.write(buffer, 0, kept);
    overflown |= kept < length;
  }

  boolean overflown() {
    return overflown;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
