package dev.tandem.example.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.flink.wire.LeftOut;
import dev.tandem.example.flink.work.JdbcSystem;
import dev.tandem.example.flink.work.SystemFactory;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.SyncRuntime;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders are loaded from one database into another, by a runtime on one machine and by workers that
 * fail and are killed. Both databases are the same afterwards, and nothing was written twice.
 */
@Timeout(180)
class InitialSyncJobTest {
  private static final int ORDERS = 800;
  private static final int CHUNK = 60;
  private static final int GROUP = 25;
  private static final long SEED = 5;

  @TempDir static Path folder = Path.of("");

  private static LocalCluster cluster;
  private static Map<String, Row> wanted;
  private static Set<String> wantedFailed = Set.of();
  private static long wantedFiltered;

  @BeforeAll
  static void start() throws Exception {
    cluster = new LocalCluster(2);
    try (OrderDatabases dataverse = new OrderDatabases(Side.DATAVERSE, file("dataverse"));
        OrderDatabases finance = new OrderDatabases(Side.FINANCE, file("alone"))) {
      dataverse.enterOrders(SEED, ORDERS);
      loadAlone(dataverse, finance);
      wanted = finance.rows(OrderDatabases.FINANCE_ORDERS, "ORDERID");
    }
  }

  /** The path on one machine. */
  private static void loadAlone(OrderDatabases dataverse, OrderDatabases finance) {
    try (SyncRuntime runtime =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, dataverse.connector())
            .connector(Side.FINANCE, finance.connector())
            .store(SyncStore.inMemory())
            .clock(Clock.systemUTC())
            .map(OrderTables.map().compiled().map())
            .build()) {
      String run = runtime.initialSync("[Orders] - [crm_orders]", Side.DATAVERSE);
      while (!runtime.step(500).idle()) {
        // A step does the work.
      }
      Set<String> failed = new TreeSet<>();
      runtime.rowOutcomes(
          run,
          outcome -> failed.add(String.valueOf(outcome.id())),
          ObligationStatus.DEAD,
          ObligationStatus.PARKED);
      wantedFailed = failed;
      wantedFiltered = runtime.counters("[Orders] - [crm_orders]", Side.FINANCE).filtered();
    }
  }

  private static Path file(String name) {
    return folder.resolve(name + ".db");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  // I6, I7: two answers are lost behind the effect; the tasks start again and repeat their writes
  @Test
  void loadsWhatOneMachineLoadsThoughTasksFail() throws Exception {
    FailingSystem finance = failing("fails");
    // However rarely tasks write before a group is full, this many groups there are.
    finance.state().lost = List.of(7, 15);
    assertThat(wanted.size() / GROUP).isGreaterThan(15);
    try (OrderDatabases database = new OrderDatabases(Side.FINANCE, file("fails"))) {
      Cursor begin = database.cursor(OrderDatabases.FINANCE_ORDERS);
      cluster.run(2, RuntimeExecutionMode.STREAMING, environment -> load(environment, finance));
      agrees(database, begin, finance.state(), 2);
    }
  }

  // I6, I7: a worker is killed while it waits for an answer, and another takes its place
  @Test
  void loadsWhatOneMachineLoadsThoughAWorkerIsKilled() throws Exception {
    FailingSystem finance = failing("killed");
    finance.state().heldFrom = 12;
    try (OrderDatabases database = new OrderDatabases(Side.FINANCE, file("killed"))) {
      Cursor begin = database.cursor(OrderDatabases.FINANCE_ORDERS);
      JobID job =
          cluster.start(
              2, RuntimeExecutionMode.STREAMING, environment -> load(environment, finance));
      finance.state().held.await();
      // Nobody tells on which worker the task is; the others lose theirs in vain.
      for (int worker = 0; worker < 2 && finance.state().failures.get() == 0; worker++) {
        cluster.replaceWorker(worker);
      }
      cluster.await(job);
      agrees(database, begin, finance.state(), 1);
    }
  }

  // I6: the same run once more, in batch execution and without a failure, finds all done
  @Test
  void repeatsARunWithoutEffect() throws Exception {
    FailingSystem finance = failing("repeated");
    try (OrderDatabases database = new OrderDatabases(Side.FINANCE, file("repeated"))) {
      Cursor begin = database.cursor(OrderDatabases.FINANCE_ORDERS);
      cluster.run(2, RuntimeExecutionMode.BATCH, environment -> load(environment, finance));
      cluster.run(2, RuntimeExecutionMode.STREAMING, environment -> load(environment, finance));
      assertThat(finance.state().applied).hasValue(wanted.size());
      assertThat(finance.state().duplicates).hasValue(wanted.size());
      agrees(database, begin, finance.state(), 0);
      assertThat(new Collected<LeftOut>("left out repeated").take(LeftOut.class))
          .extracting(LeftOut::why)
          .doesNotContain(LeftOut.Why.REFUSED);
    }
  }

  private static FailingSystem failing(String trial) {
    return new FailingSystem(JdbcSystem.file(Side.FINANCE, file(trial)), trial);
  }

  private static void load(StreamExecutionEnvironment environment, FailingSystem finance) {
    SystemFactory dataverse = JdbcSystem.file(Side.DATAVERSE, file("dataverse"));
    InitialSyncJob job =
        new InitialSyncJob(
            OrderTables.map(),
            Direction.TO_FINANCE,
            dataverse,
            finance,
            finance.trial(),
            CHUNK,
            GROUP);
    InitialSyncJob.Mapped streams = job.map(environment);
    job.write(streams.mapped())
        .union(streams.filtered(), streams.rejected())
        .sinkTo(new Collected<>("left out " + finance.trial()));
  }

  private static void agrees(
      OrderDatabases database, Cursor begin, FailingSystem.Trial trial, int failures) {
    assertThat(trial.failures.get()).isGreaterThanOrEqualTo(failures);
    assertThat(database.rows(OrderDatabases.FINANCE_ORDERS, "ORDERID")).isEqualTo(wanted);
    List<Change> changes = database.changes(OrderDatabases.FINANCE_ORDERS, begin);
    assertThat(changes).hasSize(wanted.size());
    Set<String> operations = new HashSet<>();
    changes.forEach(change -> assertThat(operations.add(change.operationId())).isTrue());
    assertThat(trial.applied.get() + trial.duplicates.get()).isGreaterThanOrEqualTo(wanted.size());
    assertThat(trial.applied).hasValue(wanted.size());
  }

  // UND-9, UND-40: what does not travel comes out at the side, as one machine counts it
  @Test
  void leavesOutWhatOneMachineLeavesOut() throws Exception {
    FailingSystem finance = failing("left");
    cluster.run(2, RuntimeExecutionMode.STREAMING, environment -> load(environment, finance));
    List<LeftOut> out = new Collected<LeftOut>("left out left").take(LeftOut.class);
    Set<String> failed =
        out.stream()
            .filter(row -> row.why() != LeftOut.Why.FILTERED)
            .map(LeftOut::row)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(failed).isEqualTo(wantedFailed).hasSizeGreaterThan(ORDERS / 50);
    assertThat(out.stream().filter(row -> row.why() == LeftOut.Why.FILTERED).count())
        .isEqualTo(wantedFiltered)
        .isGreaterThan(ORDERS / 20);
    assertThat(wanted.size() + out.size()).isEqualTo(ORDERS);
  }
}
