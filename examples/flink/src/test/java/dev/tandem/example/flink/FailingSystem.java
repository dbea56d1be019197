package dev.tandem.example.flink;

import dev.tandem.example.flink.work.JdbcSystem;
import dev.tandem.example.flink.work.OpenedSystem;
import dev.tandem.example.flink.work.SystemFactory;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database whose answers get lost: a group of writes takes effect, and then something happens.
 *
 * @param system the database
 * @param trial tells tests apart
 */
record FailingSystem(JdbcSystem system, String trial) implements SystemFactory {
  private static final Map<String, Trial> TRIALS = new ConcurrentHashMap<>();

  /** What happens, and what was seen. */
  static final class Trial {
    final AtomicInteger groups = new AtomicInteger();
    final AtomicInteger applied = new AtomicInteger();
    final AtomicInteger duplicates = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();

    /** The groups, counted from 1, whose answers are lost. */
    volatile List<Integer> lost = List.of();

    /** From which group on writers are held up behind the effect, until one is killed. */
    volatile int heldFrom = Integer.MAX_VALUE;

    final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);

    void after(List<WriteOutcome> outcomes) {
      for (WriteOutcome outcome : outcomes) {
        if (outcome instanceof WriteOutcome.Applied) {
          applied.incrementAndGet();
        } else if (outcome instanceof WriteOutcome.Duplicate) {
          duplicates.incrementAndGet();
        }
      }
      int group = groups.incrementAndGet();
      if (lost.contains(group)) {
        failures.incrementAndGet();
        throw new IllegalStateException("the answer to group " + group + " is lost");
      }
      if (group >= heldFrom) {
        held.countDown();
        try {
          killed.await();
        } catch (InterruptedException e) {
          failures.incrementAndGet();
          killed.countDown();
          Thread.currentThread().interrupt();
          throw new IllegalStateException("killed while waiting for the answer", e);
        }
      }
    }
  }

  Trial state() {
    return TRIALS.computeIfAbsent(trial, any -> new Trial());
  }

  @Override
  public Side side() {
    return system.side();
  }

  @Override
  public OpenedSystem open(Catalog catalog) {
    OpenedSystem opened = system.open(catalog);
    return new OpenedSystem(new Lossy(opened.connector(), state()), opened.release());
  }

  private static final class Lossy extends ForwardingConnector {
    private final Connector inner;
    private final Trial state;

    Lossy(Connector inner, Trial state) {
      this.inner = inner;
      this.state = state;
    }

    @Override
    protected Connector delegate() {
      return inner;
    }

    @Override
    public List<WriteOutcome> write(WriteGroup group) {
      List<WriteOutcome> outcomes = inner.write(group);
      state.after(outcomes);
      return outcomes;
    }
  }
}
