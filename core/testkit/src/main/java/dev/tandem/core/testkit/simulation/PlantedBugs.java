package dev.tandem.core.testkit.simulation;

import dev.tandem.engine.CompiledMap;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.policy.MapOptions;
import java.time.Clock;

/** What is broken on purpose, to see that it is found. */
interface PlantedBugs {
  /** Nothing is broken. */
  PlantedBugs NONE = new PlantedBugs() {};

  /** The system behind a connector that breaks a rule. */
  default Connector connector(Connector system) {
    return system;
  }

  /** Options other than those that were chosen. */
  default MapOptions options(MapOptions chosen) {
    return chosen;
  }

  /** A map that breaks a rule. */
  default CompiledMap map(Subject subject, CompiledMap map) {
    return map;
  }

  /** A clock that breaks a rule. */
  default Clock clock(Clock time) {
    return time;
  }

  /** A store that breaks a rule. */
  default SyncStore store(SyncStore kept) {
    return kept;
  }
}
