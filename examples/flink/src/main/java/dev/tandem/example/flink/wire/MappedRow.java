package dev.tandem.example.flink.wire;

import dev.tandem.spi.schema.KeyValues;

/**
 * A row that is to be written. Immutable.
 *
 * @param operationId names the write for ever: a task that is started again asks for the same one
 * @param key the key on the other side
 * @param slots in the order of the target schema of the map
 */
public record MappedRow(String operationId, KeyValues key, Slots slots) {}
