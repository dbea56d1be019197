package dev.tandem.cli;

import dev.tandem.spi.schema.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row that a dry run would write, or that would not travel.
 *
 * @param map the map it goes through
 * @param target the side it goes to
 * @param outcome {@code create}, {@code update}, {@code delete}, or what keeps it where it is:
 *     {@code filtered}, {@code parked}, {@code conflict}, {@code dead}
 * @param row the key or the identifier that names it
 * @param columns what would be different afterwards
 * @param reason why it does not travel, empty when it does
 */
record DryRunRow(
    String map, Side target, String outcome, String row, List<Column> columns, String reason) {

  /**
   * One column that would be different.
   *
   * @param name of the column on the target
   * @param before what it holds, null when nothing is there
   * @param after what it would hold
   * @param leg the leg of the map
   * @param sources the fields that feed it, each with its transforms in words
   */
  record Column(
      String name, @Nullable String before, String after, String leg, List<Source> sources) {

    String why() {
      return String.join(", ", sources.stream().map(Source::text).toList());
    }
  }

  /** A field that feeds a column. */
  record Source(String field, String transforms) {
    String text() {
      return transforms.isEmpty() ? field : field + " (" + transforms + ")";
    }
  }

  boolean travels() {
    return reason.isEmpty();
  }
}
