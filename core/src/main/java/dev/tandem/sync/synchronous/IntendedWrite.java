package dev.tandem.sync.synchronous;

import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.codec.RowTexts;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One write of a transaction of both sides, with all that is needed to find out what became of it
 * and what its origin holds. Immutable.
 *
 * @param map the map
 * @param target the side that is written
 * @param operationId the operation
 * @param kind what is done
 * @param key the row that is written
 * @param financeKey names the pair
 * @param written the columns that are written; null for a delete
 * @param before the whole row as it was; null when there was none
 * @param known what was known of the pair before; null for nothing
 * @param change what happens to the source row
 * @param digest of the source row that was handed over; 0 for none, and for one that was not there
 *     before
 * @param sourceId the identifier of the source row, null on a side without
 * @param sourceKey the key of the source row, null when it is not known
 * @param oldKey the finance key of the pair to which the source row belonged so far; null unless
 *     the transaction changes its key
 */
record IntendedWrite(
    MapRun map,
    Side target,
    String operationId,
    Write.Kind kind,
    KeyValues key,
    KeyValues financeKey,
    @Nullable Row written,
    @Nullable Row before,
    @Nullable LinkState known,
    Change.Kind change,
    long digest,
    @Nullable UUID sourceId,
    @Nullable KeyValues sourceKey,
    @Nullable KeyValues oldKey) {

  LinkKey pair() {
    return map.linkKey(financeKey);
  }

  /** Another write of the same row. */
  IntendedWrite writing(String operation, Row row) {
    return new IntendedWrite(
        map,
        target,
        operation,
        Write.Kind.UPSERT,
        key,
        financeKey,
        row,
        before,
        known,
        change,
        digest,
        sourceId,
        sourceKey,
        oldKey);
  }

  /** Whether the row was not there before, so that it is there once its origin has committed it. */
  boolean makesRow() {
    return change == Change.Kind.UPSERT && digest == 0;
  }

  /** Whether the origin has committed it, as far as its row as it is now tells. */
  boolean isOf(@Nullable Row now) {
    if (change == Change.Kind.DELETE || now == null) {
      return (change == Change.Kind.DELETE) == (now == null);
    }
    return makesRow() || map.digest(Direction.to(target), now) == digest;
  }

  Fields toFields(SyncContext context) {
    return Fields.none()
        .with("map", map.name())
        .with("target", target)
        .with("operation", operationId)
        .with("kind", kind)
        .with("key", RowTexts.keyText(key))
        .with("pair", RowTexts.keyText(financeKey))
        .with("written", text(context, written))
        .with("before", text(context, before))
        .with("known", known == null ? null : context.links().toText(known))
        .with("known-row", known == null ? null : known.rowId())
        .with("change", change)
        .with("digest", digest)
        .with("source-id", sourceId)
        .with("source-key", sourceKey == null ? null : RowTexts.keyText(sourceKey))
        .with("old-key", oldKey == null ? null : RowTexts.keyText(oldKey));
  }

  private static @Nullable String text(SyncContext context, @Nullable Row row) {
    return row == null ? null : context.rows().toText(row);
  }

  /** Reads what {@link #toFields} wrote; null when this runtime does not have its map. */
  static @Nullable IntendedWrite parse(SyncContext context, Fields fields) {
    MapRun map = context.map(fields.get("map", ""));
    if (map == null) {
      return null;
    }
    Side target = Side.valueOf(fields.get("target", ""));
    String id = fields.get("source-id");
    String sourceKey = fields.get("source-key");
    String oldKey = fields.get("old-key");
    KeyValues financeKey = RowTexts.parseKey(Objects.requireNonNull(fields.get("pair")));
    return new IntendedWrite(
        map,
        target,
        fields.get("operation", ""),
        Write.Kind.valueOf(fields.get("kind", "")),
        RowTexts.parseKey(Objects.requireNonNull(fields.get("key"))),
        financeKey,
        row(context, map, target, fields.get("written")),
        row(context, map, target, fields.get("before")),
        pair(context, map, financeKey, fields),
        Change.Kind.valueOf(fields.get("change", "")),
        fields.number("digest"),
        id == null ? null : UUID.fromString(id),
        sourceKey == null ? null : RowTexts.parseKey(sourceKey),
        oldKey == null ? null : RowTexts.parseKey(oldKey));
  }

  private static @Nullable LinkState pair(
      SyncContext context, MapRun map, KeyValues financeKey, Fields fields) {
    String text = fields.get("known");
    String row = fields.get("known-row");
    return text == null
        ? null
        : context
            .links()
            .parse(
                map.name(),
                map.linkKey(financeKey),
                row == null ? null : UUID.fromString(row),
                text,
                map.table(Side.DATAVERSE),
                map.table(Side.FINANCE));
  }

  private static @Nullable Row row(
      SyncContext context, MapRun map, Side side, @Nullable String text) {
    return text == null ? null : context.rows().parse(map.table(side), text);
  }
}
