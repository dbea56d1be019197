package dev.tandem.sync.initial;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * How far an initial sync is. Immutable.
 *
 * @param run its name
 * @param master whose values win
 * @param asked when it was asked for, UTC
 * @param maps its maps in their order, those that others refer to first
 */
public record InitialSyncStatus(String run, Side master, Instant asked, List<MapProgress> maps) {

  public InitialSyncStatus {
    maps = List.copyOf(maps);
  }

  /** Whether nothing more happens to it by itself. */
  public boolean isOver() {
    return maps.stream().noneMatch(map -> map.outcome() == MapProgress.Outcome.WORKING);
  }

  /**
   * How far one map is.
   *
   * @throws NoSuchElementException when it takes no part
   */
  public MapProgress map(String name) {
    return maps.stream()
        .filter(map -> map.map().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name + " takes no part in " + run));
  }
}
