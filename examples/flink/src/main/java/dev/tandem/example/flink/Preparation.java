package dev.tandem.example.flink;

import dev.tandem.engine.MappingResult;
import dev.tandem.example.flink.wire.ComparedRow;
import dev.tandem.example.flink.wire.ComparedRow.Outcome;
import dev.tandem.example.flink.wire.Found;
import dev.tandem.example.flink.wire.Slots;
import dev.tandem.example.flink.work.Compiled;
import dev.tandem.example.flink.work.LookupRows;
import dev.tandem.example.flink.work.RowMapper;
import dev.tandem.example.flink.work.RowNames;
import dev.tandem.map.Direction;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.PairComparison;
import dev.tandem.sync.reconcile.Difference;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be done with rows of one side when both sides are compared. Immutable. */
final class Preparation {
  private final Compiled compiled;
  private final Side side;
  private final Direction way;
  private final boolean twoWay;
  private final LookupRows lookups;
  private final PairComparison comparison;

  Preparation(ReconcileJob job, Side side, LookupRows lookups) {
    compiled = job.map().compiled();
    this.side = side;
    way = job.way();
    twoWay = job.isTwoWay();
    this.lookups = lookups;
    comparison = PairComparison.of(compiled.map());
  }

  /**
   * Where a row goes to, each null for nowhere.
   *
   * @param pair as a member of a pair
   * @param leftOver to the search for rows without a partner
   * @param found a difference for which no partner is needed
   */
  record Prepared(
      @Nullable ComparedRow pair, @Nullable ComparedRow leftOver, @Nullable Found found) {}

  Prepared of(Slots slots) {
    Row row = slots.bind(compiled.table(side));
    return side == way.source() ? first(row, slots) : second(row, slots);
  }

  private MappingResult map(Direction direction, Row row) {
    return new RowMapper(compiled.map(), direction, lookups).map(row);
  }

  private Prepared first(Row row, Slots slots) {
    MappingResult result = map(way, row);
    UUID id = idOf(row);
    KeyValues key = keyOf(result);
    KeyValues financeKey = side == Side.FINANCE ? comparison.financeKey(row) : key;
    ComparedRow pair =
        key == null
            ? null
            : new ComparedRow(
                RowNames.text(key), Outcome.MAPPED, slots, mapped(result), "", financeKey, id);
    KeyValues own =
        twoWay
            ? RowNames.dataverseKey(row, compiled.map().keyColumns(Direction.TO_DATAVERSE), lookups)
            : null;
    ComparedRow leftOver =
        own == null
            ? null
            : new ComparedRow(
                RowNames.text(own), outcome(result), null, null, reason(result), null, id);
    boolean travels = key != null || result instanceof MappingResult.Filtered;
    return new Prepared(pair, leftOver, travels ? null : unmappable(row, result));
  }

  private Prepared second(Row row, Slots slots) {
    UUID id = idOf(row);
    KeyValues own =
        side == Side.FINANCE
            ? comparison.financeKey(row)
            : RowNames.dataverseKey(row, compiled.map().keyColumns(way), lookups);
    MappingResult back = twoWay ? map(way.reverse(), row) : null;
    KeyValues financeKey = side == Side.FINANCE ? own : null;
    ComparedRow pair =
        own == null
            ? null
            : new ComparedRow(
                RowNames.text(own),
                outcome(back),
                slots,
                mapped(back),
                reason(back),
                financeKey,
                id);
    if (back instanceof MappingResult.Mapped) {
      KeyValues partner = keyOf(back);
      return partner == null
          ? new Prepared(pair, null, found(Difference.Kind.MISSING_ON_DATAVERSE, row, ""))
          : new Prepared(
              pair,
              new ComparedRow(
                  RowNames.text(partner), Outcome.MAPPED, null, null, "", financeKey, id),
              null);
    }
    boolean wrong = back instanceof MappingResult.Rejected;
    return new Prepared(pair, null, wrong ? unmappable(row, back) : null);
  }

  private Found unmappable(Row row, @Nullable MappingResult result) {
    String reason =
        result instanceof MappingResult.Rejected rejected
            ? rejected.problems().stream().map(Problem::display).collect(Collectors.joining("; "))
            : "the row does not carry the whole key of the other side";
    return found(Difference.Kind.UNMAPPABLE, row, reason);
  }

  private Found found(Difference.Kind kind, Row row, String reason) {
    KeyValues key = side == Side.FINANCE ? comparison.financeKey(row) : null;
    return new Found(
        new Difference(compiled.map().name(), kind, key, idOf(row), List.of(), reason, false));
  }

  private @Nullable UUID idOf(Row row) {
    return side == Side.DATAVERSE ? RowNames.idOf(row) : null;
  }

  private static @Nullable KeyValues keyOf(MappingResult result) {
    KeyValues key = result instanceof MappingResult.Mapped mapped ? mapped.key() : null;
    return key == null || key.isBlank() ? null : key;
  }

  private static @Nullable Slots mapped(@Nullable MappingResult result) {
    return result instanceof MappingResult.Mapped mapped ? Slots.of(mapped.row()) : null;
  }

  private static String reason(@Nullable MappingResult result) {
    return result instanceof MappingResult.Filtered filtered ? filtered.reason() : "";
  }

  private static Outcome outcome(@Nullable MappingResult result) {
    if (result == null) {
      return Outcome.NOT_MAPPED;
    } else if (result instanceof MappingResult.Mapped) {
      return Outcome.MAPPED;
    }
    return result instanceof MappingResult.Filtered ? Outcome.FILTERED : Outcome.REJECTED;
  }
}
