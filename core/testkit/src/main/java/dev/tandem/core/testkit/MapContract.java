package dev.tandem.core.testkit;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * The laws of every compiled map. A test class that implements this interface inherits them as
 * jqwik properties and adds its own; rows come from the arbitraries {@code dataverseRows} and
 * {@code financeRows}, which it may override. The map and the lookups must be the same objects at
 * each call.
 */
public interface MapContract {

  /** The map under test; the same object at each call. */
  CompiledMap map();

  /** What is known of referenced rows; every reference by its key unless overridden. */
  default Lookups lookups() {
    return Lookups.byKey();
  }

  /**
   * Columns, by the name on the side they are written to, that do not survive the way there and
   * back and are known not to, for example behind a value map of many to one (TDM4010) or a default
   * that only one direction has.
   */
  default Set<String> notInvertible() {
    return Set.of();
  }

  /** Dataverse rows: mostly valid ones whose references name the keys that the map reads. */
  @Provide
  default Arbitrary<Row> dataverseRows() {
    return MapRows.of(map(), Side.DATAVERSE, lookups());
  }

  /** Finance rows, mostly valid ones. */
  @Provide
  default Arbitrary<Row> financeRows() {
    return MapRows.of(map(), Side.FINANCE, lookups());
  }

  /** Dataverse rows with values of any class and size. */
  @Provide
  default Arbitrary<Row> nastyDataverseRows() {
    return MapRows.nasty(map(), Side.DATAVERSE);
  }

  /** Finance rows with values of any class and size. */
  @Provide
  default Arbitrary<Row> nastyFinanceRows() {
    return MapRows.nasty(map(), Side.FINANCE);
  }

  /**
   * The generated rows are not all filtered or rejected, since the other laws would say little
   * then. A map that fails here wants its own {@link #lookups()} or rows.
   */
  @Property(edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  default void mapsSomeRows(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    for (Direction way : map().directions()) {
      Row row = way == Direction.TO_FINANCE ? dataverse : finance;
      boolean mapped = map().apply(way, row, lookups()) instanceof MappingResult.Mapped;
      Statistics.label(way.name())
          .collect(mapped)
          .coverage(coverage -> coverage.check(true).count(count -> count > 0));
    }
  }

  /** Whatever a row holds, it is mapped, filtered or rejected; nothing is thrown. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void neverThrows(
      @ForAll("nastyDataverseRows") Row dataverse, @ForAll("nastyFinanceRows") Row finance) {
    check(MapLaw.NEVER_THROWS, dataverse, finance);
  }

  /** A mapped row fits the types and limits of its table, even if the source row was odd. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void staysWithinTheTargetSchema(
      @ForAll("dataverseRows") Row dataverse,
      @ForAll("financeRows") Row finance,
      @ForAll("nastyDataverseRows") Row oddDataverse,
      @ForAll("nastyFinanceRows") Row oddFinance) {
    check(MapLaw.STAYS_WITHIN_THE_TARGET_SCHEMA, dataverse, finance);
    check(MapLaw.STAYS_WITHIN_THE_TARGET_SCHEMA, oddDataverse, oddFinance);
  }

  /** Columns that the map does not write stay absent (MAP-21). */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void leavesUnmappedColumnsAbsent(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    check(MapLaw.LEAVES_UNMAPPED_COLUMNS_ABSENT, dataverse, finance);
  }

  /** Exactly the rows that meet the filter of their side take part (FLT-1). */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void respectsFilters(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    check(MapLaw.RESPECTS_FILTERS, dataverse, finance);
  }

  /** A filter that is read and printed again lets the same rows take part (FLT-1). */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void agreesWithItsPrintedFilter(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    check(MapLaw.AGREES_WITH_ITS_PRINTED_FILTER, dataverse, finance);
  }

  /** The same row gives the same result each time. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void isDeterministic(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    check(MapLaw.IS_DETERMINISTIC, dataverse, finance);
  }

  /** A mapped row has its whole key, which other rows do not share (KEY-1). */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void keepsTheKey(
      @ForAll("dataverseRows") Row dataverse,
      @ForAll("financeRows") Row finance,
      @ForAll("dataverseRows") Row earlierDataverse,
      @ForAll("financeRows") Row earlierFinance) {
    check(MapLaw.KEEPS_THE_KEY, dataverse, finance, earlierDataverse, earlierFinance);
  }

  /** A mapped row belongs to the company that its source row belongs to (CO-2, CO-5, I24). */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void staysInItsCompany(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    check(MapLaw.STAYS_IN_ITS_COMPANY, dataverse, finance);
  }

  /**
   * There, back and there again is the same as there, for all but {@link #notInvertible()} (I4).
   */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void survivesTheRoundTrip(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    check(MapLaw.SURVIVES_THE_ROUND_TRIP, dataverse, finance);
  }

  /** A change that is written twice leaves what it leaves once, whatever was there before (I5). */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void writesTheSameTwice(
      @ForAll("dataverseRows") Row dataverse,
      @ForAll("financeRows") Row finance,
      @ForAll("dataverseRows") Row earlierDataverse,
      @ForAll("financeRows") Row earlierFinance) {
    check(MapLaw.WRITES_THE_SAME_TWICE, dataverse, finance, earlierDataverse, earlierFinance);
  }

  /** A row that does not carry a column says nothing about it on the other side (NUL-1, I20). */
  @Property(edgeCases = EdgeCasesMode.NONE, tries = 200)
  default void touchesOnlyWhatTheRowCarries(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    check(MapLaw.TOUCHES_ONLY_WHAT_THE_ROW_CARRIES, dataverse, finance);
  }

  /** A host that fetches what {@code lookupsNeeded} names maps as well as one that knows it all. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void needsNoLookupThatItDoesNotName(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    check(MapLaw.NEEDS_NO_LOOKUP_THAT_IT_DOES_NOT_NAME, dataverse, finance);
  }

  /** Rows whose lookups are fetched together are mapped as each would be by itself (I2). */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void mapsABatchLikeSingleRows(
      @ForAll("dataverseRows") Row dataverse,
      @ForAll("financeRows") Row finance,
      @ForAll("dataverseRows") Row earlierDataverse,
      @ForAll("financeRows") Row earlierFinance) {
    check(
        MapLaw.MAPS_A_BATCH_LIKE_SINGLE_ROWS, dataverse, finance, earlierDataverse, earlierFinance);
  }

  private void check(MapLaw law, Row dataverse, Row finance) {
    check(law, dataverse, finance, dataverse, finance);
  }

  private void check(MapLaw law, Row dataverse, Row finance, Row dataverse0, Row finance0) {
    MapLaws laws = new MapLaws(map(), lookups(), notInvertible());
    law.check(laws, Direction.TO_FINANCE, dataverse, dataverse0);
    law.check(laws, Direction.TO_DATAVERSE, finance, finance0);
  }
}
