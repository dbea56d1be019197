package dev.tandem.spi.state;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a pair of rows that a map keeps alike: versions of both, the image they last
 * agreed on. The store keeps the state without reading it. Immutable.
 *
 * @param map which map
 * @param key which pair
 * @param rowId the unique identifier of the row on Dataverse; null when it is not known
 * @param state what the runtime remembers, opaque to the store
 */
public record Link(String map, LinkKey key, @Nullable UUID rowId, Payload state) {

  public Link {
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(state, "state");
  }

  @Override
  public String toString() {
    return map + " " + key;
  }
}
