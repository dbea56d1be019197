package dev.tandem.sync;

import dev.tandem.map.FieldMapping;
import dev.tandem.spi.schema.Side;
import java.time.Instant;
import java.util.List;

/**
 * Which change wrote a value (the answer to "who put this there?"). Immutable.
 *
 * @param map the map
 * @param target the side of the value
 * @param column its column
 * @param operationId the operation that wrote it; its last part is the coordinate of the change at
 *     its source
 * @param mapHash the content hash of the map that ran then
 * @param isPresentMap whether the map that runs now is the same, so that {@code fields} are those
 *     that were used
 * @param leg the leg of the map, empty when no file stands behind it
 * @param fields the pairs of the map that feed the column, with their transforms
 * @param receivedAt when the change was received, UTC
 * @param appliedAt when it took effect, UTC
 */
public record Lineage(
    String map,
    Side target,
    String column,
    String operationId,
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
