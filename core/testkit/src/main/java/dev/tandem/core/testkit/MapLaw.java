package dev.tandem.core.testkit;

import dev.tandem.map.Direction;
import dev.tandem.spi.value.Row;

/**
 * The laws of every compiled map, one by one. {@link MapContract} states them as jqwik properties,
 * {@link MapExtension} as plain JUnit tests.
 */
public enum MapLaw {
  /** Whatever a row holds, it is mapped, filtered or rejected with a code; nothing is thrown. */
  NEVER_THROWS(true, (laws, way, row, earlier) -> laws.answers(way, row)),

  /** A mapped row fits the types and limits of its table, even if the source row was odd. */
  STAYS_WITHIN_THE_TARGET_SCHEMA(true, (laws, way, row, earlier) -> laws.fits(way, row)),

  /** Columns that the map does not write stay absent (MAP-21). */
  LEAVES_UNMAPPED_COLUMNS_ABSENT(
      false, (laws, way, row, earlier) -> laws.writesOnlyMappedColumns(way, row)),

  /** Exactly the rows that meet the filter of their side take part (FLT-1). */
  RESPECTS_FILTERS(false, (laws, way, row, earlier) -> laws.filters(way, row)),

  /** A filter that is read and printed again lets the same rows take part (FLT-1). */
  AGREES_WITH_ITS_PRINTED_FILTER(
      false, (laws, way, row, earlier) -> laws.filtersAsPrinted(way, row)),

  /** The same row gives the same result each time. */
  IS_DETERMINISTIC(false, (laws, way, row, earlier) -> laws.repeats(way, row)),

  /** A mapped row has its whole key, which other rows do not share (KEY-1). */
  KEEPS_THE_KEY(false, MapLaws::keepsTheKey),

  /** A mapped row belongs to the company that its source row belongs to (CO-2, CO-5, I24). */
  STAYS_IN_ITS_COMPANY(false, (laws, way, row, earlier) -> laws.staysInItsCompany(way, row)),

  /** There, back and there again is the same as there, for all that is not listed as lossy (I4). */
  SURVIVES_THE_ROUND_TRIP(false, (laws, way, row, earlier) -> laws.roundTrips(way, row)),

  /** A change that is written twice leaves what it leaves once, whatever was there before (I5). */
  WRITES_THE_SAME_TWICE(false, MapLaws::writesTheSameTwice),

  /** A row that does not carry a column says nothing about it on the other side (NUL-1, I20). */
  TOUCHES_ONLY_WHAT_THE_ROW_CARRIES(
      false, (laws, way, row, earlier) -> laws.touchesOnlyWhatIsCarried(way, row)),

  /** A host that fetches what {@code lookupsNeeded} names maps as well as one that knows it all. */
  NEEDS_NO_LOOKUP_THAT_IT_DOES_NOT_NAME(
      false, (laws, way, row, earlier) -> laws.lookupsSuffice(way, row)),

  /** Rows whose lookups are fetched together are mapped as each would be by itself (I2). */
  MAPS_A_BATCH_LIKE_SINGLE_ROWS(false, MapLaws::batches);

  /** What a law says of one row going one way, and of a row that came before it. */
  @FunctionalInterface
  interface Check {
    void check(MapLaws laws, Direction way, Row row, Row earlier);
  }

  private final boolean anyRow;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas that hold nothing
  private final Check check;

  MapLaw(boolean anyRow, Check check) {
    this.anyRow = anyRow;
    this.check = check;
  }

  /** Whether it holds for rows with values of any class and size, not only for usual ones. */
  public boolean holdsForAnyRow() {
    return anyRow;
  }

  /** Fails with an assertion when it does not hold; passes when the map does not go this way. */
  void check(MapLaws laws, Direction way, Row row, Row earlier) {
    if (laws.runs(way)) {
      check.check(laws, way, row, earlier);
    }
  }
}
