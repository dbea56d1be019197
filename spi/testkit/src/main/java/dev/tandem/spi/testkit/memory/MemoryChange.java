package dev.tandem.spi.testkit.memory;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.rules.HeldRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One committed change of one row. It shares the images with the store, so that a long log stays
 * small. Immutable.
 *
 * @param table the table
 * @param before the row before, null for a creation
 * @param after the row after, null for a deletion
 * @param pathKey the first key of the table where it leads through lookups, whose targets may be
 *     gone when somebody asks; null when the images tell the key
 * @param operationId the operation that made it, null for one of the system itself
 * @param transaction what was committed together; such changes follow each other
 * @param at when it was committed
 */
public record MemoryChange(
    MemoryTable table,
    @Nullable HeldRow before,
    @Nullable HeldRow after,
    @Nullable KeyValues pathKey,
    @Nullable String operationId,
    long transaction,
    Instant at) {

  /** The last state of the row. */
  public HeldRow row() {
    HeldRow row = after == null ? before : after;
    if (row == null) {
      throw new IllegalStateException("a change has an image");
    }
    return row;
  }

  /** The first key of the table as it is after the change, before it for a delete; or null. */
  public @Nullable KeyValues key() {
    return pathKey == null ? table.plainKey(row().row()) : pathKey;
  }

  MemoryChange committed(long number, Instant instant) {
    return new MemoryChange(table, before, after, pathKey, operationId, number, instant);
  }
}
