package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that both sides changed since they last agreed (I14). Rows are those of the side that was
 * to be written. Immutable.
 *
 * @param operationId the obligation that met the conflict
 * @param map the map
 * @param target the side that was to be written
 * @param at when, UTC
 * @param base what both last agreed on; null when they never did
 * @param incoming what was to be written; null for a delete
 * @param found what was there; null when the row was gone
 * @param columns the columns that differ; those that a row left out of {@code incoming} as what
 *     they name is not there (UND-30) are among them
 * @param policy how it was decided
 * @param winner who won; null while a person must choose
 */
public record ConflictRecord(
    String operationId,
    String map,
    Side target,
    Instant at,
    @Nullable Row base,
    @Nullable Row incoming,
    @Nullable Row found,
    List<String> columns,
    String policy,
    @Nullable Side winner) {

  public ConflictRecord {
    columns = List.copyOf(columns);
  }
}
