package dev.tandem.example.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An instance with the two threads that it needs: one that works, one that pumps. All instances are
 * alike; start as many as there are partitions at most. A thread whose part ends by a failure makes
 * a new one after a while. Safe for any thread.
 */
public final class KafkaHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaHost.class);

  private final KafkaSync sync;
  private final String name;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object lock = new Object();
  private final Thread works;
  private final Thread pumps;
  private @Nullable SyncInstance instance;
  private @Nullable PumpInstance pump;

  private KafkaHost(KafkaSync sync, String name) {
    this.sync = sync;
    this.name = name;
    works = new Thread(() -> keep(this::work), name + "-works");
    pumps = new Thread(() -> keep(this::pump), name + "-pumps");
  }

  /**
   * Starts an instance.
   *
   * @param name a name that no other instance uses
   */
  public static KafkaHost start(KafkaSync sync, String name) {
    KafkaHost host = new KafkaHost(sync, name);
    host.works.start();
    host.pumps.start();
    return host;
  }

  /** The part that works; null before it began. */
  public @Nullable SyncInstance instance() {
    synchronized (lock) {
      return instance;
    }
  }

  private void work() {
    SyncInstance mine = new SyncInstance(sync, name);
    synchronized (lock) {
      instance = mine;
    }
    if (isClosed()) {
      mine.stop();
    }
    mine.run();
  }

  private void pump() {
    PumpInstance mine = new PumpInstance(sync, name);
    synchronized (lock) {
      pump = mine;
    }
    if (isClosed()) {
      mine.stop();
    }
    mine.run();
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void keep(Runnable part) {
    int failures = 0;
    while (!isClosed()) {
      try {
        part.run();
      } catch (RuntimeException failure) {
        failures++;
        Duration rest = sync.afterFailure().after(failures);
        LOG.warn("{} ended {} times; a new one in {}", name, failures, rest, failure);
        rest(rest);
      }
    }
  }

  private void rest(Duration most) {
    try {
      if (closed.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("{} is closed", name);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
  }

  /** Gives everything back and waits until both threads have ended. Idempotent. */
  @Override
  public void close() {
    closed.countDown();
    synchronized (lock) {
      if (instance != null) {
        instance.stop();
      }
      if (pump != null) {
        pump.stop();
      }
    }
    try {
      works.join();
      pumps.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
