package dev.tandem.map;

import java.util.Comparator;

/**
 * A version of a map or solution: up to four numbers, missing ones count as 0 (PROP-2), compared
 * number by number and never as text (ALM-5). Immutable.
 *
 * @param major first part
 * @param minor second part
 * @param build third part
 * @param revision fourth part
 */
public record MapVersion(int major, int minor, int build, int revision)
    implements Comparable<MapVersion> {
  private static final Comparator<MapVersion> ORDER =
      Comparator.comparingInt(MapVersion::major)
          .thenComparingInt(MapVersion::minor)
          .thenComparingInt(MapVersion::build)
          .thenComparingInt(MapVersion::revision);

  /**
   * Reads {@code 1.0.0.19} or {@code 10.0.39}.
   *
   * @throws IllegalArgumentException when the text is not one to four numbers with points between
   */
  public static MapVersion parse(String text) {
    String[] parts = text.strip().split("\\.", -1);
    int[] numbers = new int[4];
    if (parts.length > 4) {
      throw new IllegalArgumentException("a version has at most four parts: " + text);
    }
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].matches("\\d{1,9}")) {
        throw new IllegalArgumentException("a version is numbers with points between: " + text);
      }
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return new MapVersion(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  @Override
  public int compareTo(MapVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + build + "." + revision;
  }
}
