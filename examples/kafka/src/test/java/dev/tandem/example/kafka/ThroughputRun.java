package dev.tandem.example.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.example.kafka.demo.LocalBroker;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.FeedStyle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much one and two instances carry over, beside each other in one run. */
@ExtendWith(SharedBroker.class)
class ThroughputRun {
  private static final int PARTITIONS = 8;
  private static final int ROWS = 400;

  /** A system that takes its time for each row, as one behind a network does. */
  private static final class SlowWrites extends ForwardingConnector {
    private final Connector system;
    private final Duration each;

    SlowWrites(Connector system, Duration each) {
      this.system = system;
      this.each = each;
    }

    @Override
    protected Connector delegate() {
      return system;
    }

    @Override
    public List<WriteOutcome> write(WriteGroup group) {
      long end = System.nanoTime() + each.toNanos() * group.writes().size();
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      return super.write(group);
    }
  }

  @Test
  void carriesEverythingOverWithOneAndWithTwoInstances(LocalBroker broker) throws Exception {
    double first = rate(broker, 1, Duration.ZERO);
    System.out.printf("warm-up: %.0f rows/s%n", first);
    for (Duration each : List.of(Duration.ZERO, Duration.ofMillis(4))) {
      double one = rate(broker, 1, each);
      double two = rate(broker, 2, each);
      System.out.printf(
          "%d ms a row: 1 instance %.0f rows/s, 2 instances %.0f rows/s, ratio %.2f%n",
          each.toMillis(), one, two, two / one);
    }
  }

  /** Rows a second from the moment at which the changes come until the last one is applied. */
  private static double rate(LocalBroker broker, int instances, Duration each) throws Exception {
    try (World world = World.open(broker, PARTITIONS, FeedStyle.complete())) {
      Connector finance = new SlowWrites(world.side(Side.FINANCE), each);
      KafkaSync sync = world.sync().connector(Side.FINANCE, finance).build();
      List<SyncInstance> working = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < instances; i++) {
        SyncInstance instance = new SyncInstance(sync, "instance" + i);
        Thread thread = new Thread(instance::run, "instance" + i);
        working.add(instance);
        threads.add(thread);
        thread.start();
      }
      try {
        world.await(
            () -> working.stream().allMatch(one -> one.held().size() == PARTITIONS / instances));
        for (int i = 0; i < ROWS; i++) {
          world.write(Side.DATAVERSE, "N" + i, "name");
        }
        long start = System.nanoTime();
        pump(sync);
        world.await(() -> world.counters().applied() == ROWS);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(world.rows(Side.FINANCE)).isEqualTo(world.rows(Side.DATAVERSE));
        return ROWS / seconds;
      } finally {
        working.forEach(SyncInstance::stop);
        for (Thread thread : threads) {
          thread.join();
        }
      }
    }
  }

  private static void pump(KafkaSync sync) {
    try (FeedPump pump = FeedPump.open(sync, Side.DATAVERSE)) {
      while (pump.step(ROWS)) {
        // Until all of it lies in the topic.
      }
    }
  }
}
