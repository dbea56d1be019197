package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A compiled map as a value: what it says of itself, and many threads on one map. */
class CompiledMapTest {
  private static final int THREADS = 4;
  private static final int ROWS = 2000;

  private static CompiledMap map() {
    return Pairing.inCompany()
        .column("UNIT", Types.TEXT)
        .column("unit", LookupTables.to("unit"))
        .table(LookupTables.units())
        .both("UNIT", "unit.symbol")
        .field(Types.ENUM, Types.CHOICE, Results.valueMap("Item", "192350000", "None", null))
        .filters("(UNIT != \"no\")", "")
        .compiled();
  }

  // MAP-14, MAP-21
  @Test
  void saysWhatItReadsAndWrites() {
    CompiledMap map = map();
    assertThat(map.name()).isEqualTo("[Things] - [things]");
    assertThat(map.directions()).containsExactlyInAnyOrder(Direction.values());
    assertThat(map.filter(Direction.TO_DATAVERSE)).isEqualTo("(UNIT != \"no\")");
    assertThat(map.filter(Direction.TO_FINANCE)).isEmpty();
    assertThat(map.columnsWritten(Direction.TO_DATAVERSE))
        .containsExactlyInAnyOrder("number", "msdyn_company", "unit", "field");
    assertThat(map.columnsWritten(Direction.TO_FINANCE))
        .containsExactlyInAnyOrder("NUMBER", "dataAreaId", "UNIT", "FIELD");
    assertThat(map.source(Direction.TO_FINANCE)).isSameAs(map.target(Direction.TO_DATAVERSE));
  }

  private static List<Row> rows(CompiledMap map) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          Pairing.row(
              map.source(Direction.TO_DATAVERSE),
              "NUMBER",
              i % 7 == 0 ? null : "n" + i,
              "dataAreaId",
              i % 2 == 0 ? "usmf" : "demf",
              "UNIT",
              i % 5 == 0 ? "no" : i % 11 == 0 ? "day" : "hr",
              "FIELD",
              EnumValue.of(i % 3 == 0 ? "Item" : "None")));
    }
    return rows;
  }

  private static List<String> apply(CompiledMap map, List<Row> rows, Lookups lookups) {
    List<String> results = new ArrayList<>();
    for (Row row : rows) {
      results.add(map.apply(Direction.TO_DATAVERSE, row, lookups).toString());
    }
    return results;
  }

  // the company cache and the plan are shared by all threads
  @Test
  void givesEveryThreadTheSameResults() throws Exception {
    CompiledMap map = map();
    List<Row> rows = rows(map);
    KnownRows lookups =
        LookupTables.knownUnits()
            .company("usmf", LookupTables.USMF_ID)
            .company("demf", LookupTables.id(0xd0));
    List<String> expected = apply(map, rows, lookups);
    assertThat(expected)
        .anyMatch(result -> result.startsWith("mapped"))
        .anyMatch(result -> result.startsWith("Filtered"))
        .anyMatch(result -> result.startsWith("Rejected"));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      Callable<List<String>> task = () -> apply(map, rows, lookups);
      for (Future<List<String>> each : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(each.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  // CO-6: another company makes another map, and leaves this one alone
  @Test
  void isNotChangedByADefaultCompany() {
    CompiledMap map = map();
    CompiledMap inCompany = map.inCompany(LegalEntity.of("usmf"));
    Row row = Pairing.row(map.source(Direction.TO_DATAVERSE), "NUMBER", "1", "UNIT", "hr");
    assertThat(inCompany.apply(Direction.TO_DATAVERSE, row, Lookups.byKey()))
        .isInstanceOf(MappingResult.Mapped.class);
    assertThat(map.apply(Direction.TO_DATAVERSE, row, Lookups.byKey()))
        .isInstanceOf(MappingResult.Filtered.class);
  }
}
