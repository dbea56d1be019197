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
import java.util.EnumSet;
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
    void obeys(MapLaw law, Case earlier, Lookups lookups) {
      MapLaws laws = new MapLaws(map, lookups, Set.of());
      law.check(laws, Direction.TO_FINANCE, dataverse, earlier.dataverse);
      law.check(laws, Direction.TO_DATAVERSE, finance, earlier.finance);
    }
  }

  /** What holds even for maps that are faulty and rows of anything. */
  private static final Set<MapLaw> OF_FAULTY_MAPS =
      EnumSet.of(
          MapLaw.NEVER_THROWS,
          MapLaw.STAYS_WITHIN_THE_TARGET_SCHEMA,
          MapLaw.LEAVES_UNMAPPED_COLUMNS_ABSENT,
          MapLaw.IS_DETERMINISTIC,
          MapLaw.STAYS_IN_ITS_COMPANY,
          MapLaw.NEEDS_NO_LOOKUP_THAT_IT_DOES_NOT_NAME);

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
    return maps.map(random -> random.compilation().orThrow()).flatMap(RandomMapProperties::ofMap);
  }

  private static Arbitrary<Case> ofMap(CompiledMap map) {
    return Combinators.combine(
            MapRows.of(map, Side.DATAVERSE, Lookups.byKey()),
            MapRows.of(map, Side.FINANCE, Lookups.byKey()))
        .as((dataverse, finance) -> new Case(map, dataverse, finance));
  }

  /** Two of the same map. */
  @Provide
  Arbitrary<List<Case>> twoCases() {
    return maps()
        .map(random -> random.compilation().orThrow())
        .flatMap(map -> ofMap(map).list().ofSize(2));
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
        OF_FAULTY_MAPS.forEach(law -> each.obeys(law, each, lookups));
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void soundMapsCompile(@ForAll("maps") RandomMap random) {
    assertThat(random.compilation().hasErrors()).isFalse();
    assertThat(random.compilation().orThrow().directions()).hasSize(2);
  }

  // MAP-21, FLT-1, TYP-1: all laws but the round trip, which not every value map survives
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void soundMapsObeyTheLaws(@ForAll("twoCases") List<Case> cases) {
    Set<MapLaw> laws = EnumSet.complementOf(EnumSet.of(MapLaw.SURVIVES_THE_ROUND_TRIP));
    laws.forEach(law -> cases.get(0).obeys(law, cases.get(1), Lookups.byKey()));
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
    each.obeys(MapLaw.SURVIVES_THE_ROUND_TRIP, each, Lookups.byKey());
  }
}
