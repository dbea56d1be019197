package dev.tandem.projectops.event;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Gives the id of a new row from a stable name, so that an event that runs twice writes the same
 * rows. The same name must always give the same id. Must be safe for the threads of its users.
 */
@FunctionalInterface
public interface IdSource {

  /** The id that belongs to the name. */
  UUID id(String name);

  /** Ids that are computed from the bytes of the name; no state. */
  static IdSource named() {
    return name -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
