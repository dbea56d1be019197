package dev.tandem.spi.connector;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.value.Row;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One committed change of one row, as its system reports it. Immutable.
 *
 * @param coordinate names this change for ever among all of its side, and is the same whenever the
 *     change is read again (I6)
 * @param sequence grows with every change of the same row, creation and deletion included; says
 *     nothing about other rows
 * @param table the table
 * @param kind what happened
 * @param id the unique identifier of the row; null on a side that has none
 * @param key the values of the table's first key as they are after the change, before it for a
 *     delete; null when the system does not report them
 * @param before the row before the change, as far as it is known; null when it is not
 * @param row the row after the change: absent columns are those that the system left out, and they
 *     did not change; null for a delete
 * @param version of the row after the change, as {@link StoredRow#version()} gives it; null for a
 *     delete
 * @param operationId the {@link Write#operationId()} that made the change, null when something else
 *     did or the system cannot tell
 * @param transaction what was committed together with it; null when the system does not say
 * @param committedAt by the clock of its system, for people and for policies that want it; clocks
 *     of two systems are not comparable
 */
public record Change(
    String coordinate,
    long sequence,
    TableName table,
    Kind kind,
    @Nullable UUID id,
    @Nullable KeyValues key,
    @Nullable Row before,
    @Nullable Row row,
    @Nullable String version,
    @Nullable String operationId,
    @Nullable Transaction transaction,
    Instant committedAt) {

  /** What happened to the row. */
  public enum Kind {
    /** The row was created or updated. */
    UPSERT,
    /** The row was deleted. */
    DELETE
  }

  /**
   * The place of a change in a transaction of its system.
   *
   * @param id names the transaction for ever among all of its side
   * @param last whether this is the last change of the transaction in the feed
   */
  public record Transaction(String id, boolean last) {
    public Transaction {
      Objects.requireNonNull(id, "id");
    }
  }

  public Change {
    Objects.requireNonNull(coordinate, "coordinate");
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(committedAt, "committedAt");
    if (kind == Kind.UPSERT && (row == null || version == null)) {
      throw new IllegalArgumentException("a change that leaves a row has the row and its version");
    }
    if (id == null && key == null) {
      throw new IllegalArgumentException("a change names its row by id or by key");
    }
  }
}
