package dev.tandem.sync.initial;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a run. Immutable.
 *
 * @param run the initial sync, compare or repair
 * @param map the map
 * @param from the side that the row was read on
 * @param id the identifier of the row on Dataverse, null when it is not known
 * @param key the key of the row on finance, null when it is not known
 * @param operationId names it for ever
 * @param outcome what became of it
 * @param reason why; without field values
 * @param at when, UTC
 */
public record RowOutcome(
    String run,
    String map,
    Side from,
    @Nullable UUID id,
    @Nullable KeyValues key,
    String operationId,
    ObligationStatus outcome,
    String reason,
    Instant at) {

  /** Whether the row still needs somebody, or something, to come to its place. */
  public boolean isFailed() {
    return switch (outcome) {
      case PARKED, CONFLICT, DEAD -> true;
      case PENDING, IN_DOUBT, APPLIED, SUPERSEDED, FILTERED, OVERRULED, DISCARDED -> false;
    };
  }
}
