package dev.tandem.diff;

import dev.tandem.map.DualWriteMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What two versions of a map differ in, by meaning: legs, filters as trees, pairs, directions,
 * lookups, transforms entry by entry, versions, and properties that the library does not know. What
 * was moved, reformatted or spelled otherwise is no difference, unless the order counts: of several
 * pairs for one finance field, of finance values with one Dataverse value, of transforms. Immutable
 * and safe for any thread.
 */
public final class MapDiff {
  private final DualWriteMap old;
  private final DualWriteMap now;
  private final List<MapChange> changes;

  private MapDiff(DualWriteMap old, DualWriteMap now) {
    this.old = old;
    this.now = now;
    DualWriteMap was = Settled.of(old);
    DualWriteMap is = Settled.of(now);
    Frame frame = Frame.of(was, is);
    changes = new Changes(MapFacts.of(was, frame), MapFacts.of(is, frame)).list();
  }

  /**
   * Compares two maps.
   *
   * @throws dev.tandem.map.format.MapFormatException when a map was built in code with texts that
   *     no file can hold
   * @throws IllegalArgumentException when a value map has one finance value twice (TRF-12)
   */
  public static MapDiff between(DualWriteMap old, DualWriteMap now) {
    return new MapDiff(old, now);
  }

  /** Whether both mean the same. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The differences, in the order of the new map; what is gone stands behind. */
  public List<MapChange> changes() {
    return changes;
  }

  /**
   * A map with these differences: the new map's meaning when it is the old one, in its own spelling
   * and order. A map that differs elsewhere keeps that.
   *
   * @throws IllegalArgumentException when the map does not say what the old one says where they
   *     differ; the message lists the places
   */
  public DualWriteMap applyTo(DualWriteMap map) {
    MapMerge merge = MapMerge.of(old, map, now);
    if (!merge.conflicts().isEmpty()) {
      throw new IllegalArgumentException(
          merge.conflicts().stream()
              .map(MapConflict::display)
              .collect(
                  Collectors.joining(
                      "\n  ", "the differences do not fit the map " + map.name() + ":\n  ", "")));
    }
    return merge.map();
  }
}
