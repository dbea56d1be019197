package dev.tandem.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much waits on one map. Immutable.
 *
 * @param map the map
 * @param toFinance how many changes wait to go to finance
 * @param toDataverse how many changes wait to go to Dataverse
 * @param oldest when the oldest of them was received, UTC; null when nothing waits
 */
public record BacklogSize(String map, long toFinance, long toDataverse, @Nullable Instant oldest) {

  /** How many changes wait, both ways. */
  public long total() {
    return toFinance + toDataverse;
  }
}
