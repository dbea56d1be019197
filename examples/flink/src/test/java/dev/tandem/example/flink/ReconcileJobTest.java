package dev.tandem.example.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.flink.wire.Found;
import dev.tandem.example.flink.work.JdbcSystem;
import dev.tandem.example.flink.work.JobMap;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.RowEdits;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import dev.tandem.sync.reconcile.ReconcileRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two databases that people of both sides worked on, compared by workers and by a runtime. */
class ReconcileJobTest {
  private static final int ORDERS = 900;
  private static final int CHUNK = 130;
  private static final long SEED = 11;

  /** One for all tests, because each goes on where the one before ended. */
  private static final SplittableRandom RANDOM = new SplittableRandom(SEED);

  @TempDir static Path folder = Path.of("");

  private static LocalCluster cluster;

  private static JdbcSystem system(Side side) {
    return JdbcSystem.file(side, file(side));
  }

  private static Path file(Side side) {
    return folder.resolve(side + ".db");
  }

  private static OrderDatabases dataverse() {
    return new OrderDatabases(Side.DATAVERSE, file(Side.DATAVERSE));
  }

  private static OrderDatabases finance() {
    return new OrderDatabases(Side.FINANCE, file(Side.FINANCE));
  }

  @BeforeAll
  static void start() throws Exception {
    cluster = new LocalCluster(2);
    try (OrderDatabases dataverse = dataverse()) {
      dataverse.enterOrders(SEED, ORDERS);
    }
    InitialSyncJob load =
        new InitialSyncJob(
            OrderTables.map(),
            Direction.TO_FINANCE,
            system(Side.DATAVERSE),
            system(Side.FINANCE),
            "load",
            CHUNK,
            CHUNK);
    cluster.run(
        2,
        RuntimeExecutionMode.STREAMING,
        environment -> load.write(load.map(environment).mapped()).sinkTo(new Collected<>("load")));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  // I4, I25: every kind of difference, column by column, sorted in batches and in memory
  @ParameterizedTest
  @EnumSource(
      value = RuntimeExecutionMode.class,
      names = {"BATCH", "STREAMING"})
  void findsWhatARuntimeFinds(RuntimeExecutionMode mode) throws Exception {
    ReconcileReport report = compare(OrderTables.map(), mode);
    for (Difference.Kind kind : Difference.Kind.values()) {
      assertThat(report.count(kind)).as(kind.name()).isPositive();
    }
  }

  // MAP-15: a map that goes one way says nothing of rows that only finance has
  @Test
  void findsWhatARuntimeFindsThroughAMapOfOneWay() throws Exception {
    ReconcileReport report = compare(OrderTables.oneWayMap(), RuntimeExecutionMode.BATCH);
    assertThat(report.differences())
        .containsOnlyKeys(
            Difference.Kind.COLUMNS,
            Difference.Kind.MISSING_ON_FINANCE,
            Difference.Kind.UNMAPPABLE);
  }

  private static ReconcileReport compare(JobMap map, RuntimeExecutionMode mode) throws Exception {
    try (OrderDatabases dataverse = dataverse();
        OrderDatabases finance = finance()) {
      work(dataverse, finance, RANDOM);
      List<Difference> wanted = new ArrayList<>();
      ReconcileReport report = alone(map, dataverse, finance, wanted);

      ReconcileJob job = new ReconcileJob(map, system(Side.DATAVERSE), system(Side.FINANCE), CHUNK);
      Collected<Found> collected = new Collected<>("found");
      ReconcileReport summary =
          job.report(
              cluster.run(2, mode, environment -> job.differences(environment).sinkTo(collected)));

      List<Difference> found = collected.take(Found.class).stream().map(Found::difference).toList();
      assertThat(found).hasSameSizeAs(wanted);
      assertThat(new HashSet<>(found)).isEqualTo(new HashSet<>(wanted));
      assertThat(summary.differences()).isEqualTo(report.differences());
      assertThat(summary.alike()).isEqualTo(report.alike()).isGreaterThan(ORDERS / 4);
      assertThat(summary.dataverseRows()).isEqualTo(report.dataverseRows());
      assertThat(summary.financeRows())
          .isEqualTo(finance.rows(OrderDatabases.FINANCE_ORDERS, "ORDERID").size());
      return report;
    }
  }

  private static ReconcileReport alone(
      JobMap map, OrderDatabases dataverse, OrderDatabases finance, List<Difference> differences) {
    try (SyncRuntime runtime =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, dataverse.connector())
            .connector(Side.FINANCE, finance.connector())
            .store(SyncStore.inMemory())
            .clock(Clock.systemUTC())
            .map(map.compiled().map())
            .build()) {
      return runtime.reconcile(ReconcileRequest.of("[Orders] - [crm_orders]"), differences::add);
    }
  }

  /** People edit, delete and create rows on both sides, so that nothing is quite alike. */
  private static void work(
      OrderDatabases dataverse, OrderDatabases finance, SplittableRandom random) {
    Map<String, Row> held = finance.rows(OrderDatabases.FINANCE_ORDERS, "ORDERID");
    Set<String> numbers =
        dataverse.rows(TableName.dataverse(OrderTables.ORDERS), "crm_number").keySet();
    finance
        .connector()
        .edits()
        .transact(edits -> held.values().forEach(row -> onFinance(edits, row, random)));
    dataverse
        .connector()
        .edits()
        .transact(
            edits ->
                held.forEach(
                    (number, row) -> {
                      if (numbers.contains(number)) {
                        onDataverse(edits, row, random);
                      }
                    }));
  }

  private static void onFinance(RowEdits edits, Row row, SplittableRandom random) {
    KeyValues key =
        KeyValues.builder()
            .put("dataAreaId", row.value("dataAreaId"))
            .put("ORDERID", row.value("ORDERID"))
            .build();
    switch (random.nextInt(60)) {
      case 0 -> edits.update("Orders", key, Map.of("NAME", "Another name", "STATUS", closed()));
      case 1 -> edits.update("Orders", key, Map.of("TOTAL", new BigDecimal("12.34")));
      case 2 -> edits.update("Orders", key, Map.of("NAME", "Kept"));
      case 3 -> edits.update("Orders", key, Map.of("STATUS", EnumValue.of("None")));
      case 4 -> edits.update("Orders", key, Map.of("ACCOUNT", "A0"));
      case 5 -> edits.delete("Orders", key);
      case 6 -> {
        Map<String, @Nullable Object> copy = new HashMap<>();
        row.presentColumns().forEach(column -> copy.put(column, row.value(column)));
        copy.put("ORDERID", "C" + random.nextInt(1_000_000_000));
        edits.insert("Orders", copy);
      }
      default -> {
        // Most rows stay as they are.
      }
    }
  }

  private static EnumValue closed() {
    return EnumValue.of("Closed");
  }

  private static void onDataverse(RowEdits edits, Row row, SplittableRandom random) {
    KeyValues key =
        KeyValues.builder()
            .put("crm_number", row.value("ORDERID"))
            .put("crm_company.cdm_companycode", row.value("dataAreaId"))
            .build();
    switch (random.nextInt(60)) {
      case 0 -> edits.update(OrderTables.ORDERS, key, Map.of("crm_skip", true));
      case 1 -> edits.update(OrderTables.ORDERS, key, Map.of("crm_status", ChoiceValue.of(3)));
      case 2 -> edits.update(OrderTables.ORDERS, key, Map.of("crm_name", "A name of ours"));
      case 3 -> edits.delete(OrderTables.ORDERS, key);
      default -> {
        // Most rows stay as they are.
      }
    }
  }
}
