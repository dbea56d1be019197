package dev.tandem.cli.demo;

import dev.tandem.map.Direction;
import dev.tandem.sync.SyncCounters;

/**
 * What became of the changes that went through one map one way. Immutable.
 *
 * @param map the map's name in the catalogue
 * @param direction which way
 * @param counters how many there were, and what became of them
 */
public record Travel(String map, Direction direction, SyncCounters counters) {

  /** Whether every change that concerns the other side arrived. */
  public boolean arrived() {
    return counters.received() == counters.applied() + counters.filtered() + counters.superseded();
  }
}
