package dev.tandem.example.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.tandem.engine.MappingResult;
import dev.tandem.example.flink.wire.LeftOut;
import dev.tandem.example.flink.wire.MappedRow;
import dev.tandem.example.flink.wire.Slots;
import dev.tandem.example.flink.work.JdbcSystem;
import dev.tandem.example.flink.work.RowNames;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.junit.jupiter.api.Test;

/**
 * Maps two million orders on one thread and on Flink, compares them row by row, and prints how long
 * each took and how much processor time a row cost; see the README for the command.
 */
class ThroughputRun {
  private static final int ORDERS = Integer.getInteger("throughput.orders", 2_000_000);
  private static final int CHUNK = 5000;
  private static final GeneratedSystem SYSTEM = new GeneratedSystem(3, ORDERS, true);

  private interface Work {
    void run() throws Exception;
  }

  @Test
  void mapsEveryRowAsOneMachineDoes() throws Exception {
    SingleMachine.map(new GeneratedSystem(1, ORDERS / 10, true), (row, result) -> hash(result));
    long[] wanted = new long[ORDERS];
    measure(
        "one thread without Flink",
        () ->
            SingleMachine.map(
                SYSTEM,
                (row, result) -> {
                  int number = OrderTables.number(Objects.requireNonNull(RowNames.idOf(row)));
                  wanted[number] = hash(result);
                }));
    try (LocalCluster cluster = new LocalCluster(2)) {
      for (int workers = 1; workers <= 2; workers++) {
        RowHashes hashes = new RowHashes("hashes " + workers);
        hashes.begin(ORDERS);
        int parallelism = workers;
        measure("Flink, parallelism " + workers, () -> onFlink(cluster, parallelism, hashes));
        assertThat(hashes.rows()).isEqualTo(ORDERS);
        assertThat(hashes.hashes()).isEqualTo(wanted);
      }
    }
  }

  private static void onFlink(LocalCluster cluster, int parallelism, RowHashes hashes)
      throws Exception {
    InitialSyncJob job =
        new InitialSyncJob(
            OrderTables.map(),
            Direction.TO_FINANCE,
            SYSTEM,
            new JdbcSystem(Side.FINANCE, "jdbc:none", "", ""),
            "run",
            CHUNK,
            1);
    cluster.run(
        parallelism,
        RuntimeExecutionMode.BATCH,
        environment -> {
          InitialSyncJob.Mapped streams = job.map(environment);
          streams.mapped().sinkTo(hashes.ofMapped());
          streams.filtered().sinkTo(hashes.ofLeftOut());
          streams.rejected().sinkTo(hashes.ofLeftOut());
        });
  }

  private static void measure(String what, Work work) throws Exception {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long begin = System.nanoTime();
    long busy = system.getProcessCpuTime();
    work.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpu = (system.getProcessCpuTime() - busy) / 1e9;
    System.out.printf(
        "%-26s %,10.0f rows/s, %6.2f s, %,10.0f rows per second of processor time%n",
        what, ORDERS / seconds, seconds, ORDERS / cpu);
  }

  private static long hash(MappingResult result) {
    if (result instanceof MappingResult.Mapped mapped) {
      return hash(Objects.requireNonNull(mapped.key()), Slots.of(mapped.row()));
    } else if (result instanceof MappingResult.Filtered filtered) {
      return hash(LeftOut.Why.FILTERED, filtered.reason());
    }
    return hash(LeftOut.Why.REJECTED, MapRows.reasons((MappingResult.Rejected) result));
  }

  static long hash(MappedRow row) {
    return hash(row.key(), row.slots());
  }

  static long hash(LeftOut row) {
    return hash(row.why(), row.reason());
  }

  private static long hash(KeyValues key, Slots slots) {
    return ((long) key.hashCode() << 32) + slots.hashCode();
  }

  private static long hash(LeftOut.Why why, String reason) {
    return ((long) why.name().hashCode() << 32) + reason.hashCode();
  }
}
