package dev.tandem.cli;

import dev.tandem.spi.schema.Side;
import java.time.Duration;
import java.util.List;

/**
 * What a first load costs against the limits that Microsoft publishes for its endpoints (service
 * protection API limits and request limits of Dataverse, OData of finance; read in 2026).
 * Immutable.
 *
 * @param loads the rows of each map and way
 * @param identities how many application users write to Dataverse side by side, at least 1
 * @param licences paid licences, which add to the daily allocation of Dataverse
 * @param rowTime how long Dataverse works on one row, for example 10 ms
 */
record LoadEstimate(List<Load> loads, int identities, int licences, Duration rowTime) {
  /** Dataverse: requests of one user to one web server within {@link #WINDOW}. */
  static final int REQUESTS = 6_000;

  /** Dataverse: time of work that one user may use on one web server within {@link #WINDOW}. */
  static final Duration WORK = Duration.ofMinutes(20);

  /** The sliding window of both. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  /** Dataverse: operations in one batch. */
  static final int DATAVERSE_BATCH = 1_000;

  /** Dataverse: rows of a page. */
  static final int DATAVERSE_PAGE = 5_000;

  /** Finance: operations in one batch. */
  static final int FINANCE_BATCH = 5_000;

  /** Finance: rows of a page. */
  static final int FINANCE_PAGE = 10_000;

  private static final long ALLOCATION = 500_000;
  private static final long PER_LICENCE = 5_000;
  private static final long MOST_ALLOCATION = 10_000_000;

  /**
   * Rows of one map that travel one way.
   *
   * @param map its name
   * @param target the side that is written to
   * @param rows how many rows the source table has, before the filter of the map
   */
  record Load(String map, Side target, long rows) {

    /** Pages to read them. */
    long reads() {
      return up(rows, target == Side.FINANCE ? DATAVERSE_PAGE : FINANCE_PAGE);
    }

    /** Full batches to write them. */
    long batches() {
      return up(rows, target == Side.FINANCE ? FINANCE_BATCH : DATAVERSE_BATCH);
    }
  }

  LoadEstimate {
    loads = List.copyOf(loads);
    if (identities < 1 || licences < 0 || rowTime.isNegative() || rowTime.isZero()) {
      throw new IllegalArgumentException(
          "at least one identity, no negative licences, and some time for a row");
    }
  }

  private static long up(long count, long size) {
    return (count + size - 1) / size;
  }

  /** Rows towards a side. */
  long rowsTo(Side target) {
    return loads.stream().filter(load -> load.target() == target).mapToLong(Load::rows).sum();
  }

  /** Time to write all rows to Dataverse when each is a request of its own. */
  Duration oneByOne() {
    return scaled(rowsTo(Side.DATAVERSE), WINDOW.toMillis(), (long) REQUESTS * identities);
  }

  /** Time to write all rows to Dataverse in batches, bound by the work that a user may ask for. */
  Duration inBatches() {
    return scaled(
        rowsTo(Side.DATAVERSE),
        Math.multiplyExact(rowTime.toMillis(), WINDOW.toMillis()),
        WORK.toMillis() * identities);
  }

  private static Duration scaled(long rows, long times, long by) {
    return Duration.ofMillis(up(Math.multiplyExact(rows, times), by));
  }

  /** Requests that the tenant may make on a day; each row of a batch counts as one. */
  long allocation() {
    return Math.min(MOST_ALLOCATION, ALLOCATION + licences * PER_LICENCE);
  }

  /** Days that the allocation asks for, at least 1. */
  long days() {
    return Math.max(1, up(rowsTo(Side.DATAVERSE), allocation()));
  }
}
