package dev.tandem.cli;

import java.util.List;

/**
 * One way through one map as it is told.
 *
 * @param totals all its rows, counted
 * @param rows the rows that are shown
 * @param more how many are left out
 */
record DryRunWay(DryRunTotals totals, List<DryRunRow> rows, long more) {
  DryRunWay {
    rows = List.copyOf(rows);
  }

  /**
   * Shows so many rows of each way.
   *
   * @param limit most rows, 0 for all
   */
  static List<DryRunWay> of(List<DryRunTotals> totals, List<DryRunRow> rows, int limit) {
    return totals.stream().map(way -> of(way, rows, limit)).toList();
  }

  private static DryRunWay of(DryRunTotals way, List<DryRunRow> rows, int limit) {
    List<DryRunRow> ours =
        rows.stream()
            .filter(row -> row.map().equals(way.map()) && row.target() == way.target())
            .toList();
    int shown = limit == 0 ? ours.size() : Math.min(limit, ours.size());
    return new DryRunWay(way, ours.subList(0, shown), ours.size() - shown);
  }

  /** What is said of the rows that are left out; empty when there are none. */
  String rest() {
    return more == 0 ? "" : "%d more rows are counted and not shown (--limit)".formatted(more);
  }
}
