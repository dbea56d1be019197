package dev.tandem.spi.connector;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proof that an operation took effect. Immutable.
 *
 * @param operationId see {@link Write#operationId()}
 * @param version of the row right after it, null after a delete
 * @param id the identifier of the row, as {@link WriteOutcome.Applied#id()} told it: who has lost
 *     that answer cannot look for the row any more once somebody deleted it (I1)
 */
public record AcceptedOperation(String operationId, @Nullable String version, @Nullable UUID id) {}
