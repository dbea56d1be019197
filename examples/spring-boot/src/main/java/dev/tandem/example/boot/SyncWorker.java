package dev.tandem.example.boot;

import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRunner;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.lifecycle.MapState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Works on the runtime between start and stop of the host. A stop lets the step under way come to
 * its end and gives the partitions back, so that another host goes on at once; what has not had its
 * turn stays in the store. Safe for any thread.
 */
public final class SyncWorker implements SmartLifecycle, SyncRunner.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SyncWorker.class);

  private final SyncRuntime runtime;
  private final boolean startsMaps;
  private final int batch;
  private final Duration patience;
  private final Clock clock;
  private @Nullable ScheduledExecutorService executor;
  private @Nullable SyncRunner runner;
  private volatile Condition condition = new Condition(null, 0, null);

  /**
   * How the work goes. Immutable.
   *
   * @param lastStep when the last step came to its end; null before the first
   * @param failures how many steps failed since then
   * @param failure what the last of them said; null when there is none
   */
  record Condition(@Nullable Instant lastStep, int failures, @Nullable String failure) {}

  SyncWorker(SyncRuntime runtime, TandemProperties properties, Clock clock) {
    this.runtime = runtime;
    this.clock = clock;
    startsMaps = properties.startMaps();
    batch = properties.batch();
    patience = properties.shutdown();
  }

  @Override
  public synchronized void start() {
    if (runner != null) {
      return;
    }
    if (startsMaps) {
      startMaps();
    }
    ScheduledExecutorService threads =
        Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "tandem-sync"));
    SyncRunner driver = new SyncRunner(threads, clock, batch, SyncRunner.AFTER_FAILURE, this);
    driver.drive(runtime);
    driver.start();
    executor = threads;
    runner = driver;
  }

  private void startMaps() {
    String[] idle =
        runtime.status().stream()
            .filter(map -> map.state() == MapState.NOT_RUNNING)
            .map(MapStatus::map)
            .toArray(String[]::new);
    if (idle.length > 0) {
      runtime.lifecycle().start(idle);
      LOG.info("started {}", String.join(", ", idle));
    }
  }

  @Override
  public void stepped(SyncRuntime which, SyncReport report) {
    condition = new Condition(clock.instant(), 0, null);
  }

  @Override
  public void failed(SyncRuntime which, RuntimeException failure, int inARow, Instant nextTry) {
    condition = new Condition(condition.lastStep(), inARow, failure.toString());
  }

  /** How the work goes. */
  Condition condition() {
    return condition;
  }

  @Override
  public synchronized void stop() {
    SyncRunner driver = runner;
    ScheduledExecutorService threads = executor;
    if (driver == null || threads == null) {
      return;
    }
    driver.stop();
    try {
      if (!driver.await(patience)) {
        LOG.warn("a step still works after {}; its lease runs out by itself", patience);
      }
      threads.shutdown();
      if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    runner = null;
    executor = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return runner != null;
  }

  /** Works at once, after an action on maps. */
  synchronized void wake() {
    if (runner != null) {
      runner.wake();
    }
  }
}
