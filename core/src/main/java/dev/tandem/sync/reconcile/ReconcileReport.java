package dev.tandem.sync.reconcile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a comparison came to. Immutable.
 *
 * @param map the map
 * @param dataverseRows rows of Dataverse that were looked at
 * @param financeRows rows of finance that were looked at
 * @param alike pairs that are alike
 * @param differences how many there are of each kind, without those of rows in flight unless they
 *     were asked for
 * @param inFlight differences of rows of which changes still wait
 * @param amounts the sums of decimal columns, by company and column
 */
public record ReconcileReport(
    String map,
    long dataverseRows,
    long financeRows,
    long alike,
    Map<Difference.Kind, Long> differences,
    long inFlight,
    List<Amount> amounts) {

  public ReconcileReport {
    Map<Difference.Kind, Long> copy = new EnumMap<>(Difference.Kind.class);
    copy.putAll(differences);
    differences = Map.copyOf(copy);
    amounts = List.copyOf(amounts);
  }

  /** How many differences there are of a kind. */
  public long count(Difference.Kind kind) {
    return differences.getOrDefault(kind, 0L);
  }

  /** Whether both sides are alike, but for rows in flight. */
  public boolean isAlike() {
    return differences.values().stream().allMatch(count -> count == 0);
  }
}
