package dev.tandem.spi.state;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of the status of one obligation. Immutable.
 *
 * @param sequence which obligation
 * @param from the status that it must have; with another one nothing of the commit takes place
 * @param to the status that it gets
 * @param key the pair of rows, now that it is known; null leaves it as it is
 * @param attempts how often it was tried so far
 * @param nextAttemptAt see {@link Obligation#nextAttemptAt()}
 * @param waitingFor see {@link Obligation#waitingFor()}
 * @param at when, UTC
 * @param note why
 * @param payload a new payload; null leaves it as it is
 */
public record Settlement(
    long sequence,
    ObligationStatus from,
    ObligationStatus to,
    @Nullable LinkKey key,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable String waitingFor,
    Instant at,
    String note,
    @Nullable Payload payload) {

  public Settlement {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(note, "note");
  }

  /** A plain change of status. */
  public static Settlement of(Obligation obligation, ObligationStatus to, Instant at, String note) {
    return new Settlement(
        obligation.sequence(),
        obligation.status(),
        to,
        null,
        obligation.attempts(),
        null,
        null,
        at,
        note,
        null);
  }
}
