package dev.tandem.core.testkit;

import dev.tandem.compile.MapIssue;
import dev.tandem.compile.Severity;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.MapProperties;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.arbitrary.SchemaArbitraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random maps with the catalogs of both sides. No state; safe for any thread. */
public final class MapArbitraries {
  private static final int MOST_PAIRS = 10;
  private static final int MOST_REPAIRS = 12;

  private MapArbitraries() {}

  /** Maps that compile without errors; each has at least the pair of keys, both ways. */
  public static Arbitrary<RandomMap> maps() {
    return maps(PairArbitraries.directions());
  }

  /** Such maps whose pairs all travel both ways and whose value maps are one to one (I4). */
  public static Arbitrary<RandomMap> invertibleMaps() {
    return maps(Arbitraries.just(SyncDirection.BOTH));
  }

  private static Arbitrary<RandomMap> maps(Arbitrary<SyncDirection> directions) {
    return Combinators.combine(tables(), entities(), Arbitraries.of(true, false))
        .flatAs(
            (table, entity, inCompany) ->
                sound(
                    inCompany ? PairedTables.inCompany(table) : table,
                    inCompany ? PairedTables.inCompany(entity) : entity,
                    directions));
  }

  /** Maps with faults of every kind: unknown names, paths, transforms, filters, legs. */
  public static Arbitrary<RandomMap> faultyMaps() {
    return Combinators.combine(tables(), entities())
        .flatAs(
            (table, entity) ->
                legs(table, entity)
                    .list()
                    .ofMinSize(0)
                    .ofMaxSize(2)
                    .map(legs -> new RandomMap(map(legs), catalog(table), catalog(entity))));
  }

  private static Arbitrary<TableSchema> tables() {
    return SchemaArbitraries.tables(Side.DATAVERSE).map(PairedTables::global);
  }

  private static Arbitrary<TableSchema> entities() {
    return SchemaArbitraries.tables(Side.FINANCE).map(PairedTables::global);
  }

  private static Catalog catalog(TableSchema table) {
    return table.side() == Side.FINANCE
        ? Catalog.of(Side.FINANCE, List.of(table))
        : Catalog.of(Side.DATAVERSE, List.of(table, PairedTables.companies()));
  }

  private static Arbitrary<RandomMap> sound(
      TableSchema table, TableSchema entity, Arbitrary<SyncDirection> directions) {
    Arbitrary<List<FieldMapping>> pairs =
        PairArbitraries.sound(table, entity, directions).list().ofMaxSize(MOST_PAIRS);
    Arbitrary<String> dataverseFilters = Arbitraries.of("", "", "number ne 'A1'", "number ne null");
    Arbitrary<String> financeFilters = Arbitraries.of("", "", "(NUMBER != \"A1\")");
    return Combinators.combine(pairs, financeFilters, dataverseFilters)
        .as(
            (fields, ofFinance, ofDataverse) -> {
              List<FieldMapping> all = new ArrayList<>();
              all.add(FieldMapping.of(SyncDirection.BOTH, "NUMBER", "number"));
              all.addAll(fields);
              Leg leg = leg(table, entity, ofFinance, ofDataverse, all);
              return repaired(new RandomMap(map(List.of(leg)), catalog(table), catalog(entity)));
            });
  }

  /** Without the pairs that the compiler finds fault with. */
  private static RandomMap repaired(RandomMap random) {
    RandomMap repaired = random;
    for (int i = 0; i < MOST_REPAIRS; i++) {
      Set<Integer> faulty =
          repaired.compilation().issues().stream()
              .filter(issue -> issue.severity() == Severity.ERROR)
              .map(MapIssue::pair)
              .collect(Collectors.toSet());
      if (faulty.isEmpty()) {
        return repaired;
      }
      repaired = repaired.with(without(repaired.map(), faulty));
    }
    throw new IllegalStateException(
        "a generated map cannot be repaired: " + repaired.compilation().issues());
  }

  private static DualWriteMap without(DualWriteMap map, Set<Integer> pairs) {
    Leg leg = map.leg();
    List<FieldMapping> kept = new ArrayList<>();
    for (int i = 0; i < leg.fieldMappings().size(); i++) {
      if (i == 0 || !pairs.contains(i + 1)) {
        kept.add(leg.fieldMappings().get(i));
      }
    }
    return map(
        List.of(
            new Leg(
                leg.id(),
                leg.sourceSchema(),
                leg.destinationSchema(),
                leg.sourceFilter(),
                leg.reversedSourceFilter(),
                kept,
                Original.NONE)));
  }

  private static Arbitrary<Leg> legs(TableSchema table, TableSchema entity) {
    Arbitrary<List<FieldMapping>> pairs =
        Arbitraries.oneOf(
                PairArbitraries.sound(table, entity, PairArbitraries.directions()),
                PairArbitraries.faulty(table, entity))
            .list()
            .ofMaxSize(MOST_PAIRS);
    Arbitrary<String> filters =
        Arbitraries.oneOf(
            Arbitraries.of("", "number eq 'A1'", "(NUMBER == \"A1\")", "c0 ne null", "(C0 = 1)"),
            Arbitraries.strings().ascii().ofMaxLength(20));
    Arbitrary<Object> environments = Arbitraries.of("AX", "CRM", "SQL", "", 7);
    return Combinators.combine(pairs, filters, filters, environments.injectNull(0.8))
        .as(
            (fields, ofFinance, ofDataverse, environment) -> {
              Leg leg = leg(table, entity, ofFinance, ofDataverse, fields);
              return environment == null ? leg : withEnvironment(leg, environment);
            });
  }

  private static Leg withEnvironment(Leg leg, Object environment) {
    return new Leg(
        leg.id(),
        leg.sourceSchema(),
        leg.destinationSchema(),
        leg.sourceFilter(),
        leg.reversedSourceFilter(),
        leg.fieldMappings(),
        new Original(Map.of("sourceEnvironmentType", environment)));
  }

  private static Leg leg(
      TableSchema table,
      TableSchema entity,
      String ofFinance,
      String ofDataverse,
      List<FieldMapping> fields) {
    return new Leg(
        "001",
        entity.name().name(),
        table.name().name(),
        ofFinance,
        ofDataverse,
        fields,
        Original.NONE);
  }

  private static DualWriteMap map(List<Leg> legs) {
    return new DualWriteMap(
        "[random] - [random]", null, null, null, MapProperties.NONE, legs, Original.NONE);
  }
}
