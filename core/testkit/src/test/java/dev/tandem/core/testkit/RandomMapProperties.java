package dev.tandem.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapCompiler;
import dev.tandem.compile.MapIssue;
import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The compiler and the engine on maps and rows that nobody wrote. */
class RandomMapProperties {

  /** A map that runs, with a row of either side. */
  record Case(CompiledMap map, Row dataverse, Row finance) {
    MapLaws laws() {
      return new MapLaws(map, Lookups.byKey());
    }
  }

  @Provide
  Arbitrary<RandomMap> faultyMaps() {
    return MapArbitraries.faultyMaps();
  }

  @Provide
  Arbitrary<RandomMap> maps() {
    return MapArbitraries.maps();
  }

  @Provide
  Arbitrary<Case> cases() {
    return cases(MapArbitraries.maps());
  }

  @Provide
  Arbitrary<Case> invertibleCases() {
    return cases(MapArbitraries.invertibleMaps());
  }

  private static Arbitrary<Case> cases(Arbitrary<RandomMap> maps) {
    return maps.map(random -> random.compilation().orThrow())
        .flatMap(
            map ->
                Combinators.combine(
                        MapRows.of(map, Side.DATAVERSE, Lookups.byKey()),
                        MapRows.of(map, Side.FINANCE, Lookups.byKey()))
                    .as((dataverse, finance) -> new Case(map, dataverse, finance)));
  }

  /** Maps that compile in spite of their faults, without catalogs too, and nasty rows. */
  @Provide
  Arbitrary<List<Case>> faultyCases() {
    return faultyMaps()
        .map(
            random ->
                List.of(random.compilation(), MapCompiler.withoutCatalogs().compile(random.map())))
        .flatMap(
            compilations -> {
              List<Arbitrary<Case>> cases =
                  compilations.stream()
                      .flatMap(compilation -> compilation.compiled().stream())
                      .map(RandomMapProperties::nastyCase)
                      .toList();
              return Combinators.combine(cases).as(list -> list);
            });
  }

  private static Arbitrary<Case> nastyCase(CompiledMap map) {
    return Combinators.combine(MapRows.nasty(map, Side.DATAVERSE), MapRows.nasty(map, Side.FINANCE))
        .as((dataverse, finance) -> new Case(map, dataverse, finance));
  }

  // UND-43, UND-44: a faulty map is told, never thrown
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void compilingNeverThrows(@ForAll("faultyMaps") RandomMap random) {
    for (Compilation compilation :
        List.of(random.compilation(), MapCompiler.withoutCatalogs().compile(random.map()))) {
      assertThat(compilation.compiled().isPresent()).isNotEqualTo(compilation.hasErrors());
      assertThat(compilation.issues())
          .allSatisfy(issue -> assertThat(issue.remedy()).isNotBlank())
          .extracting(MapIssue::display)
          .doesNotContainNull();
    }
    assertThat(random.compilation().issues()).isEqualTo(random.compilation().issues());
  }

  // UND-9: whatever the map and the row
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void applyingNeverThrows(@ForAll("faultyCases") List<Case> cases) {
    for (Case each : cases) {
      for (Lookups lookups : List.of(Lookups.byKey(), Lookups.none())) {
        MapLaws laws = new MapLaws(each.map(), lookups);
        laws.answers(Direction.TO_FINANCE, each.dataverse());
        laws.answers(Direction.TO_DATAVERSE, each.finance());
        laws.fits(Direction.TO_FINANCE, each.dataverse());
        laws.fits(Direction.TO_DATAVERSE, each.finance());
        laws.writesOnlyMappedColumns(Direction.TO_FINANCE, each.dataverse());
        laws.writesOnlyMappedColumns(Direction.TO_DATAVERSE, each.finance());
        laws.lookupsSuffice(Direction.TO_FINANCE, each.dataverse());
        laws.lookupsSuffice(Direction.TO_DATAVERSE, each.finance());
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void soundMapsCompile(@ForAll("maps") RandomMap random) {
    assertThat(random.compilation().hasErrors()).isFalse();
    assertThat(random.compilation().orThrow().directions()).hasSize(2);
  }

  // MAP-21, FLT-1, TYP-1
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void soundMapsObeyTheLaws(@ForAll("cases") Case each) {
    for (Direction direction : Direction.values()) {
      Row row = direction == Direction.TO_FINANCE ? each.dataverse() : each.finance();
      each.laws().answers(direction, row);
      each.laws().fits(direction, row);
      each.laws().writesOnlyMappedColumns(direction, row);
      each.laws().filters(direction, row);
      each.laws().repeats(direction, row);
      each.laws().lookupsSuffice(direction, row);
    }
  }

  // the laws above would hold for a generator whose rows are all rejected
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void manyGeneratedRowsAreMapped(@ForAll("cases") Case each) {
    for (Direction direction : Direction.values()) {
      Row row = direction == Direction.TO_FINANCE ? each.dataverse() : each.finance();
      boolean mapped =
          each.map().apply(direction, row, Lookups.byKey()) instanceof MappingResult.Mapped;
      Statistics.label(direction.name()).collect(mapped);
      Statistics.label(direction.name())
          .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    }
  }

  // I4: f.g.f = f for maps whose pairs travel both ways, value maps one to one
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void invertibleMapsSurviveTheRoundTrip(@ForAll("invertibleCases") Case each) {
    each.laws().roundTrips(Direction.TO_FINANCE, each.dataverse(), Set.of());
    each.laws().roundTrips(Direction.TO_DATAVERSE, each.finance(), Set.of());
  }
}
