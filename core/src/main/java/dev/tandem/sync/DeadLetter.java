package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that could not be carried out and is kept until somebody replays or discards it; it
 * never expires. Immutable.
 *
 * @param sequence names it in the store
 * @param operationId the operation that it owes
 * @param map the map
 * @param target the side that should have taken it
 * @param row which row changed: its identifier or key, empty when the system named neither
 * @param note what is wrong, with codes and fields and without values
 * @param attempts how often it was tried
 * @param receivedAt when it was received, UTC
 * @param deadSince when it was given up, UTC
 * @param run the initial sync or repair that it belongs to, null for a live change
 */
public record DeadLetter(
    long sequence,
    String operationId,
    String map,
    Side target,
    String row,
    String note,
    int attempts,
    Instant receivedAt,
    Instant deadSince,
    @Nullable String run) {}
