package dev.tandem.spi.connector;

import org.jspecify.annotations.Nullable;

/**
 * Proof that an operation took effect. Immutable.
 *
 * @param operationId see {@link Write#operationId()}
 * @param version of the row right after it, null after a delete
 */
public record AcceptedOperation(String operationId, @Nullable String version) {}
