package dev.tandem.example.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.MappingResult;
import dev.tandem.example.flink.wire.LeftOut;
import dev.tandem.example.flink.wire.MappedRow;
import dev.tandem.example.flink.wire.Slots;
import dev.tandem.example.flink.work.JdbcSystem;
import dev.tandem.example.flink.work.RowNames;
import dev.tandem.map.Direction;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What workers make of 50,000 orders is, row by row, what a loop on one thread makes of them. */
class MappingJobTest {
  private static final int ORDERS = 50_000;
  private static final int CHUNK = 700;
  private static final long SEED = 17;

  private static LocalCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new LocalCluster(2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  // MAP-15, FLT-1, UND-9: planned chunks and chunks whose readers pass the token on
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mapsEveryRowAsOneMachineDoes(boolean planned) throws Exception {
    GeneratedSystem system = new GeneratedSystem(SEED, ORDERS, planned);
    Collected<MappedRow> mapped = new Collected<>("mapped");
    Collected<LeftOut> leftOut = new Collected<>("left out");
    InitialSyncJob job =
        new InitialSyncJob(
            OrderTables.map(),
            Direction.TO_FINANCE,
            system,
            new JdbcSystem(Side.FINANCE, "jdbc:none", "", ""),
            "run",
            CHUNK,
            1);
    cluster.run(
        2,
        RuntimeExecutionMode.STREAMING,
        environment -> {
          InitialSyncJob.Mapped streams = job.map(environment);
          streams.mapped().sinkTo(mapped);
          streams.filtered().union(streams.rejected()).sinkTo(leftOut);
        });

    Map<String, MappedRow> wanted = new HashMap<>();
    List<LeftOut> wantedOut = new ArrayList<>();
    SingleMachine.map(
        system,
        (row, result) -> {
          String name = Objects.requireNonNull(RowNames.idOf(row)).toString();
          if (result instanceof MappingResult.Mapped done) {
            String id = "tandem|[Orders] - [crm_orders]|F|run/" + name + "@1";
            wanted.put(
                id, new MappedRow(id, Objects.requireNonNull(done.key()), Slots.of(done.row())));
          } else {
            wantedOut.add(leftOut(name, result));
          }
        });
    List<MappedRow> rows = mapped.take(MappedRow.class);
    assertThat(rows).hasSameSizeAs(wanted.values());
    for (MappedRow row : rows) {
      assertThat(row).isEqualTo(wanted.get(row.operationId()));
    }
    List<LeftOut> out = leftOut.take(LeftOut.class);
    assertThat(out).hasSameSizeAs(wantedOut);
    assertThat(Map.copyOf(byRow(out))).isEqualTo(byRow(wantedOut));
    assertThat(rows.size() + out.size()).isEqualTo(ORDERS);
    assertThat(out.stream().filter(row -> row.why() == LeftOut.Why.FILTERED).count())
        .isBetween(4000L, 6000L);
    assertThat(out.stream().filter(row -> row.why() == LeftOut.Why.REJECTED).count())
        .isBetween(2000L, 5000L);
  }

  private static Map<String, LeftOut> byRow(List<LeftOut> rows) {
    return rows.stream().collect(Collectors.toMap(LeftOut::row, row -> row));
  }

  private static LeftOut leftOut(String name, MappingResult result) {
    if (result instanceof MappingResult.Filtered filtered) {
      return new LeftOut(LeftOut.Why.FILTERED, name, filtered.reason());
    }
    List<Problem> problems = ((MappingResult.Rejected) result).problems();
    return new LeftOut(
        LeftOut.Why.REJECTED,
        name,
        problems.stream().map(Problem::display).collect(Collectors.joining("; ")));
  }
}
