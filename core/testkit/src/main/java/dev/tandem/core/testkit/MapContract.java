package dev.tandem.core.testkit;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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

  /** Whatever a row holds, it is mapped, filtered or rejected; nothing is thrown. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void neverThrows(
      @ForAll("nastyDataverseRows") Row dataverse, @ForAll("nastyFinanceRows") Row finance) {
    laws().answers(Direction.TO_FINANCE, dataverse);
    laws().answers(Direction.TO_DATAVERSE, finance);
  }

  /** A mapped row fits the types and limits of its table, even if the source row was odd. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void staysWithinTheTargetSchema(
      @ForAll("dataverseRows") Row dataverse,
      @ForAll("financeRows") Row finance,
      @ForAll("nastyDataverseRows") Row oddDataverse,
      @ForAll("nastyFinanceRows") Row oddFinance) {
    laws().fits(Direction.TO_FINANCE, dataverse);
    laws().fits(Direction.TO_DATAVERSE, finance);
    laws().fits(Direction.TO_FINANCE, oddDataverse);
    laws().fits(Direction.TO_DATAVERSE, oddFinance);
  }

  /** Columns that the map does not write stay absent (MAP-21). */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void leavesUnmappedColumnsAbsent(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    laws().writesOnlyMappedColumns(Direction.TO_FINANCE, dataverse);
    laws().writesOnlyMappedColumns(Direction.TO_DATAVERSE, finance);
  }

  /** Exactly the rows that meet the filter of their side take part (FLT-1). */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void respectsFilters(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    laws().filters(Direction.TO_FINANCE, dataverse);
    laws().filters(Direction.TO_DATAVERSE, finance);
  }

  /** The same row gives the same result each time. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void isDeterministic(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    laws().repeats(Direction.TO_FINANCE, dataverse);
    laws().repeats(Direction.TO_DATAVERSE, finance);
  }

  /**
   * There, back and there again is the same as there, for all but {@link #notInvertible()} (I4).
   */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void survivesTheRoundTrip(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    laws().roundTrips(Direction.TO_FINANCE, dataverse, notInvertible());
    laws().roundTrips(Direction.TO_DATAVERSE, finance, notInvertible());
  }

  /** A host that fetches what {@code lookupsNeeded} names maps as well as one that knows it all. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  default void needsNoLookupThatItDoesNotName(
      @ForAll("dataverseRows") Row dataverse, @ForAll("financeRows") Row finance) {
    laws().lookupsSuffice(Direction.TO_FINANCE, dataverse);
    laws().lookupsSuffice(Direction.TO_DATAVERSE, finance);
  }

  private MapLaws laws() {
    return new MapLaws(map(), lookups());
  }
}
