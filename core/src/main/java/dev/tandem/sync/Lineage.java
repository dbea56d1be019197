package dev.tandem.sync;

import dev.tandem.map.FieldMapping;
import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.List;

/**
 * Which change wrote a value, and how. Immutable.
 *
 * @param map the map
 * @param target the side of the value
 * @param column its column
 * @param operationId the operation that wrote it
 * @param coordinate the change at its source, as the connector of that side names it
 * @param certain whether the change is known to have brought the value; false when it is only the
 *     oldest known one that wrote it
 * @param mapHash the content hash of the map that ran then
 * @param isPresentMap whether the map that runs now is the same, so that {@code fields} are those
 *     that were used
 * @param leg the leg of the map, empty when no file stands behind it
 * @param fields the pairs of the map that feed the column: both names, direction, transforms
 * @param receivedAt when the change was received, UTC
 * @param appliedAt when it took effect, UTC
 */
public record Lineage(
    String map,
    Side target,
    String column,
    String operationId,
    String coordinate,
    boolean certain,
    String mapHash,
    boolean isPresentMap,
    String leg,
    List<FieldMapping> fields,
    Instant receivedAt,
    Instant appliedAt) {

  public Lineage {
    fields = List.copyOf(fields);
  }
}
