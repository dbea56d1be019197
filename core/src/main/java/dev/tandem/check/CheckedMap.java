package dev.tandem.check;

import dev.tandem.map.DualWriteMap;

/**
 * A map to be checked. Immutable.
 *
 * @param file where it comes from, empty when it was built in code
 * @param map the map
 * @param suppressions what is not to be said about it
 */
public record CheckedMap(String file, DualWriteMap map, Suppressions suppressions) {

  /** A map of a file, nothing suppressed. */
  public static CheckedMap of(String file, DualWriteMap map) {
    return new CheckedMap(file, map, Suppressions.NONE);
  }
}
