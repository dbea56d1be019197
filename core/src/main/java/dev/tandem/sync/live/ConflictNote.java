package dev.tandem.sync.live;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Fields;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of one conflict, kept as a document until it is pruned (I14). Immutable.
 *
 * @param map the map
 * @param target the side that was to be written
 * @param operationId the obligation that met the conflict
 * @param at when, UTC
 * @param base what the pair last agreed on, as columns of the target row; null when it never did
 * @param incoming what was to be written; null for a delete
 * @param found what the target row held; null when it was gone
 * @param columns the columns that differ; those that a row left out of {@code incoming} as what
 *     they name is not there (UND-30) are among them
 * @param policy how it was decided
 * @param winner who won; null when a person must choose
 */
public record ConflictNote(
    String map,
    Side target,
    String operationId,
    Instant at,
    @Nullable Row base,
    @Nullable Row incoming,
    @Nullable Row found,
    List<String> columns,
    String policy,
    @Nullable Side winner) {

  /** What the names of the documents start with; the operation id follows. */
  public static final String PREFIX = "conflict/";

  public ConflictNote {
    columns = List.copyOf(columns);
  }

  /** The same, decided. */
  public ConflictNote wonBy(Side side) {
    return new ConflictNote(
        map, target, operationId, at, base, incoming, found, columns, policy, side);
  }

  /** The document. */
  public String toText(SyncContext context) {
    return Fields.none()
        .with("map", map)
        .with("target", target)
        .with("operation", operationId)
        .with("at", at)
        .with("base", text(context, base))
        .with("incoming", text(context, incoming))
        .with("found", text(context, found))
        .with("columns", String.join(",", columns))
        .with("policy", policy)
        .with("winner", winner)
        .toText();
  }

  private static @Nullable String text(SyncContext context, @Nullable Row row) {
    return row == null ? null : context.rows().toText(row);
  }

  /** Reads a document; null when this runtime does not have its map. */
  public static @Nullable ConflictNote parse(SyncContext context, String text) {
    Fields fields = Fields.parse(text);
    MapRun map = context.map(fields.get("map", ""));
    if (map == null) {
      return null;
    }
    Side target = Side.valueOf(fields.get("target", Side.FINANCE.name()));
    String winner = fields.get("winner");
    String columns = fields.get("columns", "");
    return new ConflictNote(
        map.name(),
        target,
        fields.get("operation", ""),
        Instant.parse(fields.get("at", Instant.EPOCH.toString())),
        row(context, map, target, fields.get("base")),
        row(context, map, target, fields.get("incoming")),
        row(context, map, target, fields.get("found")),
        columns.isEmpty() ? List.of() : Arrays.asList(columns.split(",", -1)),
        fields.get("policy", ""),
        winner == null ? null : Side.valueOf(winner));
  }

  private static @Nullable Row row(
      SyncContext context, MapRun map, Side side, @Nullable String text) {
    return text == null ? null : context.rows().parse(map.table(side), text);
  }
}
