package dev.tandem.sync.compare;

import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.reconcile.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a page of rows. Rows of the first side meet their partners; rows of the second side are
 * then looked through for those that have none. A map that goes one way has only the first step.
 */
final class PageCompare {
  private final MapRun map;
  private final Rows rows;
  private final Direction way;
  private final Columns columns;
  private final Sums sums;
  private long alike;

  PageCompare(MapRun map, Rows rows, Direction way, Sums sums) {
    this.map = map;
    this.rows = rows;
    this.way = way;
    this.sums = sums;
    columns = new Columns(map);
  }

  /** Pairs that were alike so far. */
  long alike() {
    return alike;
  }

  /** What differs between rows of the first side and their partners. */
  List<Finding> pairs(List<StoredRow> page) {
    List<MappingResult> results = rows.map(way, page);
    Map<Integer, KeyValues> keys = keys(results);
    Map<Integer, StoredRow> partners = rows.byKey(way.target(), keys);
    Map<Integer, MappingResult> back = back(partners);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      StoredRow row = page.get(i);
      if (results.get(i) instanceof MappingResult.Mapped mapped && keys.containsKey(i)) {
        Pair pair = new Pair(row, mapped, keys.get(i), partners.get(i), back.get(i));
        Finding finding = compare(pair);
        alike += finding == null ? 1 : 0;
        add(findings, finding);
      } else {
        add(findings, unmappable(way.source(), row, results.get(i)));
      }
    }
    return findings;
  }

  private static void add(List<Finding> findings, @Nullable Finding finding) {
    if (finding != null) {
      findings.add(finding);
    }
  }

  private static Map<Integer, KeyValues> keys(List<MappingResult> results) {
    Map<Integer, KeyValues> keys = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      KeyValues key = results.get(i) instanceof MappingResult.Mapped mapped ? mapped.key() : null;
      if (key != null && !key.isBlank()) {
        keys.put(i, key);
      }
    }
    return keys;
  }

  private Map<Integer, MappingResult> back(Map<Integer, StoredRow> partners) {
    Map<Integer, MappingResult> back = new LinkedHashMap<>();
    if (map.isTwoWay() && !partners.isEmpty()) {
      List<MappingResult> results = rows.map(way.reverse(), List.copyOf(partners.values()));
      int place = 0;
      for (Integer of : partners.keySet()) {
        back.put(of, results.get(place));
        place++;
      }
    }
    return back;
  }

  /** A row of the first side, what it maps to, and its partner, if any, with what that maps to. */
  private record Pair(
      StoredRow row,
      MappingResult.Mapped mapped,
      @Nullable KeyValues key,
      @Nullable StoredRow partner,
      @Nullable MappingResult back) {}

  private @Nullable Finding compare(Pair pair) {
    StoredRow partner = pair.partner();
    Row source = rows.bound(way.source(), pair.row());
    KeyValues financeKey = way.target() == Side.FINANCE ? pair.key() : map.financeKey(source);
    sums.addMapped(financeKey, pair.mapped().row());
    if (partner == null) {
      return finding(missing(way.target()), pair.row(), null, financeKey, List.of(), "");
    }
    Row target = rows.bound(way.target(), partner);
    sums.addHeld(financeKey, target);
    if (pair.back() instanceof MappingResult.Filtered filtered) {
      return finding(
          Difference.Kind.OUT_OF_SCOPE,
          pair.row(),
          partner,
          financeKey,
          List.of(),
          "the row of %s is left out: %s".formatted(way.target(), filtered.reason()));
    }
    Row back = pair.back() instanceof MappingResult.Mapped mapped ? mapped.row() : null;
    boolean first = way.source() == Side.DATAVERSE;
    List<Difference.Column> differing =
        first
            ? columns.differing(source, target, pair.mapped().row(), back)
            : columns.differing(target, source, back, pair.mapped().row());
    return differing.isEmpty()
        ? null
        : finding(
            Difference.Kind.COLUMNS, pair.row(), partner, financeKey, differing, names(differing));
  }

  private static String names(List<Difference.Column> columns) {
    return columns.stream()
        .map(column -> column.side() + " " + column.column())
        .collect(Collectors.joining(", "));
  }

  private static Difference.Kind missing(Side side) {
    return side == Side.FINANCE
        ? Difference.Kind.MISSING_ON_FINANCE
        : Difference.Kind.MISSING_ON_DATAVERSE;
  }

  private @Nullable Finding unmappable(Side side, StoredRow row, MappingResult result) {
    if (result instanceof MappingResult.Filtered) {
      return null;
    }
    String reason =
        result instanceof MappingResult.Rejected rejected
            ? rejected.problems().stream().map(Problem::display).collect(Collectors.joining("; "))
            : "the row does not carry the whole key of the other side";
    KeyValues key = side == Side.FINANCE ? map.financeKey(rows.bound(side, row)) : null;
    return side == way.source()
        ? finding(Difference.Kind.UNMAPPABLE, row, null, key, List.of(), reason)
        : finding(Difference.Kind.UNMAPPABLE, null, row, key, List.of(), reason);
  }

  /** A finding about a row of the first side, one of the second, or both. */
  Finding finding(
      Difference.Kind kind,
      @Nullable StoredRow first,
      @Nullable StoredRow second,
      @Nullable KeyValues financeKey,
      List<Difference.Column> differing,
      String reason) {
    boolean fromDataverse = way.source() == Side.DATAVERSE;
    StoredRow dataverse = fromDataverse ? first : second;
    StoredRow finance = fromDataverse ? second : first;
    UUID id = dataverse == null ? null : Rows.idOf(dataverse.row());
    return new Finding(kind, dataverse, finance, financeKey, id, differing, reason);
  }

  /** Rows of the second side without a partner, or whose partner is out of scope. */
  List<Finding> leftOver(List<StoredRow> page) {
    List<MappingResult> results = rows.map(way.reverse(), page);
    Map<Integer, StoredRow> partners = rows.byKey(way.source(), keys(results));
    Map<Integer, MappingResult> forth = new LinkedHashMap<>();
    List<MappingResult> mapped = rows.map(way, List.copyOf(partners.values()));
    int place = 0;
    for (Integer of : partners.keySet()) {
      forth.put(of, mapped.get(place));
      place++;
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      boolean travels = results.get(i) instanceof MappingResult.Mapped;
      add(
          findings,
          travels
              ? leftOver(page.get(i), partners.get(i), forth.get(i))
              : unmappable(way.target(), page.get(i), results.get(i)));
    }
    return findings;
  }

  private @Nullable Finding leftOver(
      StoredRow row, @Nullable StoredRow partner, @Nullable MappingResult forth) {
    Row held = rows.bound(way.target(), row);
    KeyValues financeKey =
        way.target() == Side.FINANCE
            ? map.financeKey(held)
            : partner == null ? null : map.financeKey(rows.bound(way.source(), partner));
    if (partner == null) {
      sums.addHeld(financeKey, held);
      return finding(missing(way.source()), null, row, financeKey, List.of(), "");
    }
    if (forth instanceof MappingResult.Filtered filtered) {
      sums.addHeld(financeKey, held);
      return finding(
          Difference.Kind.OUT_OF_SCOPE,
          partner,
          row,
          financeKey,
          List.of(),
          "the row of %s is left out: %s".formatted(way.source(), filtered.reason()));
    }
    return null;
  }
}
