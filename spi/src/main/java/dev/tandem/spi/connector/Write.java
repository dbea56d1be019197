package dev.tandem.spi.connector;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Row;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change to one row. Immutable.
 *
 * @param operationId unique for ever, from the coordinate of its source and never from its content
 *     (I6)
 * @param kind upsert by key (LIVE-19) or delete
 * @param key the key of the row: all columns of one key of the table. A new row takes from it the
 *     key columns that {@code row} leaves absent; one that carries another value is refused (KEY-7)
 * @param row the columns to write, bound to the table; absent slots are left alone (MAP-21). For a
 *     delete its slots do not matter
 * @param expectedVersion the version that the row must still have, {@link #ABSENT} when there must
 *     be no such row; null when it does not matter. Needs {@link Capability#VERSION_CHECKS}
 */
public record Write(
    String operationId, Kind kind, KeyValues key, Row row, @Nullable String expectedVersion) {

  /** As an expected version: there must be no row with this key yet. */
  public static final String ABSENT = "";

  /** What a write does. */
  public enum Kind {
    /** Update the row with this key, or create it (LIVE-19, UND-23). */
    UPSERT,
    /** Delete the row with this key; a row that is not there is no error (UND-24). */
    DELETE
  }

  public Write {
    Objects.requireNonNull(operationId, "operationId");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(row, "row");
  }

  /** Updates or creates a row. */
  public static Write upsert(String operationId, KeyValues key, Row row) {
    return new Write(operationId, Kind.UPSERT, key, row, null);
  }

  /** Deletes a row; {@code row} only names the table. */
  public static Write delete(String operationId, KeyValues key, Row row) {
    return new Write(operationId, Kind.DELETE, key, row, null);
  }

  /** The same write on condition of a version, or of {@link #ABSENT}. */
  public Write ifVersion(String version) {
    return new Write(operationId, kind, key, row, version);
  }
}
