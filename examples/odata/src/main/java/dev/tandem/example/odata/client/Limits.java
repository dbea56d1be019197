package dev.tandem.example.odata.client;

import java.time.Duration;

/**
 * What an answer may cost. Whatever is beyond is refused with a clear error, however friendly the
 * server is meant to be. Immutable.
 *
 * @param connect longest wait for a connection
 * @param whole longest wait for a whole answer, from the first byte sent to the last one received
 * @param bytes most bytes of an answer
 * @param depth deepest nesting of a JSON or XML answer
 * @param urlLength most characters of an address that the connector builds itself
 * @param parts most parts of a batch answer
 */
public record Limits(
    Duration connect, Duration whole, int bytes, int depth, int urlLength, int parts) {

  /**
   * Two minutes and 128 MB, which holds the largest documented payload (116.85 MB); addresses below
   * the 64 KB that a batch allows [V4].
   */
  public static final Limits STANDARD =
      new Limits(
          Duration.ofSeconds(10), Duration.ofMinutes(2), 128 * 1024 * 1024, 64, 16_000, 20_000);

  public Limits {
    if (bytes < 1 || depth < 1 || urlLength < 200 || parts < 1) {
      throw new IllegalArgumentException(
          "limits are positive, and an address needs 200 characters");
    }
  }

  /** The same limits with another longest wait for a whole answer. */
  public Limits withWhole(Duration longest) {
    return new Limits(connect, longest, bytes, depth, urlLength, parts);
  }

  /** The same limits with another size of answers. */
  public Limits withBytes(int most) {
    return new Limits(connect, whole, most, depth, urlLength, parts);
  }
}
