package dev.tandem.spi.state;

import dev.tandem.spi.schema.Side;
import java.util.Objects;

/**
 * What obligations are counted by. Immutable.
 *
 * @param map the map
 * @param target the side that must take them
 * @param status what became of them
 */
public record CountKey(String map, Side target, ObligationStatus status) {

  public CountKey {
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(status, "status");
  }
}
