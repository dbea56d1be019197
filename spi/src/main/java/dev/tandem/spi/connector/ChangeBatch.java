package dev.tandem.spi.connector;

import java.util.List;
import java.util.Objects;

/** What a change feed answers. Immutable. */
public sealed interface ChangeBatch {

  /**
   * Some changes.
   *
   * @param changes oldest first; empty when nothing happened
   * @param next the place behind the last of them
   * @param more whether further changes are known to wait behind {@code next}
   */
  record Changes(List<Change> changes, Cursor next, boolean more) implements ChangeBatch {
    public Changes {
      changes = List.copyOf(changes);
      Objects.requireNonNull(next, "next");
    }
  }

  /**
   * The cursor is older than what the system still remembers: changes may be lost, and only a full
   * compare finds them (I10). Never answered for a cursor that can still be followed.
   *
   * @param reason what is known, for people
   */
  record Expired(String reason) implements ChangeBatch {}
}
