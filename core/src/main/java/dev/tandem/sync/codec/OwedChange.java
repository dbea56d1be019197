package dev.tandem.sync.codec;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Row;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The change behind an obligation. Immutable.
 *
 * @param origin where it comes from
 * @param kind what happened to the row
 * @param sequence see {@link Change#sequence()}; of no meaning unless the origin is a feed
 * @param id the identifier of the row, null on a side without
 * @param key the key of the row as its system reported it, null when it did not
 * @param row the row after the change, null for a delete
 * @param version of the row after the change, null for a delete
 * @param operationId who wrote it, as far as the system could tell
 * @param committedAt by the clock of its system
 * @param expected the version of the target row that the choice of a side was made against, {@link
 *     dev.tandem.spi.connector.Write#ABSENT} for none; null for a change that is no such choice
 */
public record OwedChange(
    Origin origin,
    Change.Kind kind,
    long sequence,
    @Nullable UUID id,
    @Nullable KeyValues key,
    @Nullable Row row,
    @Nullable String version,
    @Nullable String operationId,
    Instant committedAt,
    @Nullable String expected) {

  /** Where a change comes from; the numbers are stored and never change meaning. */
  public enum Origin {
    /** A change feed. */
    FEED(0),
    /** A row that a full read found (section 4). */
    SNAPSHOT(1),
    /** A choice of a side: a repair, or the answer to a conflict. It overwrites. */
    REPAIR(2),
    /** A transaction that its host has not committed yet, so that it has no sequence. */
    TRANSACTION(3),
    /** What the origin of such a transaction holds after it, whatever that is by now. */
    SETTLED(4);

    private final int number;

    Origin(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }

    static Origin of(int number) {
      for (Origin origin : values()) {
        if (origin.number == number) {
          return origin;
        }
      }
      throw ByteSource.broken("has a change of unknown origin " + number, null);
    }
  }

  public OwedChange {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(committedAt, "committedAt");
  }

  /** A change that expects nothing of the target row. */
  public OwedChange(
      Origin origin,
      Change.Kind kind,
      long sequence,
      @Nullable UUID id,
      @Nullable KeyValues key,
      @Nullable Row row,
      @Nullable String version,
      @Nullable String operationId,
      Instant committedAt) {
    this(origin, kind, sequence, id, key, row, version, operationId, committedAt, null);
  }

  /** The same change, for a target row that still has this version. */
  public OwedChange expecting(String targetVersion) {
    return new OwedChange(
        origin, kind, sequence, id, key, row, version, operationId, committedAt, targetVersion);
  }

  /** What a feed reported. */
  public static OwedChange of(Change change) {
    return new OwedChange(
        Origin.FEED,
        change.kind(),
        change.sequence(),
        change.id(),
        change.key(),
        change.row(),
        change.version(),
        change.operationId(),
        change.committedAt());
  }

  /** The same change with another row behind it. */
  public OwedChange withRow(Row newRow, String newVersion) {
    return new OwedChange(
        origin, kind, sequence, id, key, newRow, newVersion, operationId, committedAt, expected);
  }

  /** The same change of a row that is as it was found now, gone where there is none. */
  public OwedChange found(@Nullable Row now, @Nullable String nowVersion) {
    return new OwedChange(
        origin,
        now == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
        sequence,
        id,
        key,
        now,
        nowVersion,
        operationId,
        committedAt,
        expected);
  }

  /** The same change with the key of its row. */
  public OwedChange withKey(KeyValues newKey) {
    return new OwedChange(
        origin, kind, sequence, id, newKey, row, version, operationId, committedAt, expected);
  }

  /** The same change, from elsewhere. */
  public OwedChange from(Origin newOrigin) {
    return new OwedChange(
        newOrigin, kind, sequence, id, key, row, version, operationId, committedAt, expected);
  }
}
