package dev.tandem.cli;

import dev.tandem.spi.schema.Side;
import dev.tandem.sync.initial.LegProgress;
import java.util.List;

/**
 * What a dry run found on one way through one map.
 *
 * @param map its name
 * @param target the side that is written
 * @param read rows that were read
 * @param created rows that would be created
 * @param updated rows that would be updated
 * @param deleted rows that would be deleted
 * @param filtered rows that a filter keeps where they are
 * @param failed rows that would be parked, dead or wait for a person
 * @param alike rows for which nothing is to be done
 */
record DryRunTotals(
    String map,
    Side target,
    long read,
    long created,
    long updated,
    long deleted,
    long filtered,
    long failed,
    long alike) {

  static DryRunTotals of(String map, LegProgress leg, List<DryRunRow> rows) {
    Side target = leg.from().other();
    List<DryRunRow> ours =
        rows.stream().filter(row -> row.map().equals(map) && row.target() == target).toList();
    long filtered = count(ours, "filtered");
    long stay = ours.stream().filter(row -> !row.travels()).count();
    return new DryRunTotals(
        map,
        target,
        leg.read(),
        count(ours, "create"),
        count(ours, "update"),
        count(ours, "delete"),
        filtered,
        stay - filtered,
        Math.max(0, leg.read() - ours.size()));
  }

  private static long count(List<DryRunRow> rows, String outcome) {
    return rows.stream().filter(row -> row.outcome().equals(outcome)).count();
  }

  String text() {
    return "%s to %s: %d read, %d to create, %d to update, %d to delete, %d filtered, %d failed, %d alike"
        .formatted(
            map, Words.side(target), read, created, updated, deleted, filtered, failed, alike);
  }
}
