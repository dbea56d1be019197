package dev.tandem.projectops.scenario;

import dev.tandem.map.Direction;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.SyncCounters;

/**
 * What became of the changes that went through one map one way. Immutable.
 *
 * @param map the map's name in the catalogue
 * @param direction which way
 * @param counters how many there were since the beginning, and what became of them
 * @param applied how many were written since the step before
 */
public record Travel(String map, Direction direction, SyncCounters counters, long applied) {

  long of(ObligationStatus status) {
    return counters.count(status);
  }
}
