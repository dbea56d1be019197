package dev.tandem.spi.state;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change that one map owes to the other side. It is received once, ends in exactly one final
 * state, and stays in the store as the record of what happened until it is pruned. Immutable.
 *
 * @param sequence its place among all obligations of the store, given by the store; 0 before it is
 *     received
 * @param operationId names it for ever, from the coordinate of its source (I6)
 * @param partition whose lease covers it
 * @param map which map
 * @param target the side that must take it
 * @param key which pair of rows; null until it is known
 * @param group what was committed together with it at its source; null when it stands alone
 * @param run the initial sync, compare or replay that it belongs to; null for a live change
 * @param status what became of it
 * @param attempts how often it was tried
 * @param nextAttemptAt a parked obligation is not due before; null when no time is set
 * @param waitingFor the row whose arrival releases a parked obligation, as the runtime names it;
 *     null when there is none
 * @param receivedAt when it was received, UTC
 * @param settledAt when it took its present status, UTC
 * @param note why it has its status, for people; never with field values
 * @param payload what the runtime needs to carry it out, or to explain it; opaque to the store
 */
public record Obligation(
    long sequence,
    String operationId,
    String partition,
    String map,
    Side target,
    @Nullable LinkKey key,
    @Nullable String group,
    @Nullable String run,
    ObligationStatus status,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable String waitingFor,
    Instant receivedAt,
    Instant settledAt,
    String note,
    Payload payload) {

  public Obligation {
    Objects.requireNonNull(operationId, "operationId");
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(receivedAt, "receivedAt");
    Objects.requireNonNull(settledAt, "settledAt");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(payload, "payload");
  }

  /** The same obligation at its place in a store. */
  public Obligation at(long place) {
    return new Obligation(
        place,
        operationId,
        partition,
        map,
        target,
        key,
        group,
        run,
        status,
        attempts,
        nextAttemptAt,
        waitingFor,
        receivedAt,
        settledAt,
        note,
        payload);
  }

  /** The same obligation after a settlement. */
  public Obligation after(Settlement settlement) {
    LinkKey newKey = settlement.key();
    Payload newPayload = settlement.payload();
    return new Obligation(
        sequence,
        operationId,
        partition,
        map,
        target,
        newKey == null ? key : newKey,
        group,
        run,
        settlement.to(),
        settlement.attempts(),
        settlement.nextAttemptAt(),
        settlement.waitingFor(),
        receivedAt,
        settlement.at(),
        settlement.note(),
        newPayload == null ? payload : newPayload);
  }

  @Override
  public String toString() {
    return "%d %s %s".formatted(sequence, operationId, status);
  }
}
