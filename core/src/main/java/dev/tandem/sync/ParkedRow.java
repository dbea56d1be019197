package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that waits for a row it refers to, or for a time. It is released by that row, looked at
 * again by itself, and never expires. Immutable.
 *
 * @param sequence names it in the store
 * @param operationId the operation that it owes
 * @param map the map
 * @param target the side that it is for
 * @param row which row changed: its identifier or key, empty when the system named neither
 * @param waitingFor what it waits for, in words; empty when only for a time
 * @param note why it could not travel, with codes and fields
 * @param attempts how often it was tried
 * @param receivedAt when it was received, UTC
 * @param parkedSince when it was parked last, UTC
 * @param nextLook when it is looked at again by itself, UTC; null when only on demand
 */
public record ParkedRow(
    long sequence,
    String operationId,
    String map,
    Side target,
    String row,
    String waitingFor,
    String note,
    int attempts,
    Instant receivedAt,
    Instant parkedSince,
    @Nullable Instant nextLook) {}
