package dev.tandem.spi.state;

import java.util.HexFormat;

/**
 * Names one pair of rows that a map keeps alike: a digest of its key, short enough to index by the
 * million. Immutable.
 *
 * @param high first eight bytes
 * @param low last eight bytes
 */
public record LinkKey(long high, long low) implements Comparable<LinkKey> {

  @Override
  public int compareTo(LinkKey other) {
    int first = Long.compareUnsigned(high, other.high);
    return first == 0 ? Long.compareUnsigned(low, other.low) : first;
  }

  /** Thirty-two hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat digits = HexFormat.of();
    return digits.toHexDigits(high) + digits.toHexDigits(low);
  }
}
