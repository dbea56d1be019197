package dev.tandem.compile;

import dev.tandem.map.Direction;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What feeds the columns of a target, and where two maps differ about it (UND-49). */
final class Feeds {
  private Feeds() {}

  /**
   * A column that two maps feed from different sources.
   *
   * @param column the column of the target
   * @param pair what feeds it in the first map
   * @param other what feeds it in the second
   */
  record Conflict(String column, Pair pair, Pair other) {}

  /** The columns that both maps feed, but not with the same value. */
  static List<Conflict> conflicts(LegScope first, LegScope second, Direction direction) {
    List<Conflict> conflicts = new ArrayList<>();
    Map<String, List<Pair>> others = byColumn(second, direction);
    byColumn(first, direction)
        .forEach(
            (column, pairs) -> {
              List<Pair> against = others.getOrDefault(column, List.of());
              if (!against.isEmpty() && !sources(pairs).equals(sources(against))) {
                conflicts.add(new Conflict(column, pairs.get(0), against.get(0)));
              }
            });
    return conflicts;
  }

  /** The pairs by the column they feed; of several for a finance field the first counts (VAL-1). */
  private static Map<String, List<Pair>> byColumn(LegScope scope, Direction direction) {
    Map<String, List<Pair>> feeds = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    TableSchema target = scope.target(direction);
    for (Pair pair : scope.pairs()) {
      boolean toFinance = direction == Direction.TO_FINANCE;
      int slot = toFinance ? pair.financeSlot() : pair.dataverseSlot();
      if (pair.travels(direction) && slot >= 0) {
        String column = target.column(slot).name();
        List<Pair> pairs = feeds.computeIfAbsent(column, name -> new ArrayList<>());
        if (!toFinance || pairs.isEmpty()) {
          pairs.add(pair);
        }
      }
    }
    return feeds;
  }

  private static List<String> sources(List<Pair> pairs) {
    return pairs.stream().map(Feeds::source).sorted().toList();
  }

  /** Both ends and the transforms, so that equal texts mean equal values. */
  private static String source(Pair pair) {
    String ends = pair.mapping().sourceField().strip() + " " + pair.mapping().destinationField();
    List<String> steps = pair.mapping().transforms().stream().map(Feeds::step).toList();
    return ends.strip().toLowerCase(Locale.ROOT) + " " + steps;
  }

  private static String step(Transform transform) {
    if (transform instanceof Transform.ValueMap map) {
      return "map " + map.entries();
    } else if (transform instanceof Transform.DefaultValue value) {
      return "default " + value.literal();
    } else if (transform instanceof Transform.Truncate cut) {
      return "truncate " + cut.length();
    }
    return transform instanceof Transform.Unknown unknown ? "unknown " + unknown.type() : "";
  }
}
