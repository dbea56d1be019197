package dev.tandem.check;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FilePosition;
import java.util.function.Function;

/**
 * A map to be checked. Immutable.
 *
 * @param file where it comes from, empty when it was built in code
 * @param map the map
 * @param suppressions what is not to be said about it
 * @param positions where a JSON pointer into the mapping stands in the file
 */
public record CheckedMap(
    String file,
    DualWriteMap map,
    Suppressions suppressions,
    Function<String, FilePosition> positions) {

  /** A map of a file, nothing suppressed. */
  public static CheckedMap of(String file, DualWriteMap map) {
    return new CheckedMap(file, map, Suppressions.NONE, pointer -> FilePosition.UNKNOWN);
  }

  /** The same map with what is not to be said about it. */
  public CheckedMap with(Suppressions file) {
    return new CheckedMap(this.file, map, file, positions);
  }

  /** The same map with the way to find its parts in the file. */
  public CheckedMap at(Function<String, FilePosition> places) {
    return new CheckedMap(file, map, suppressions, places);
  }
}
