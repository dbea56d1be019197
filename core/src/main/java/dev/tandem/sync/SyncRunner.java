package dev.tandem.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives runtimes on an executor of the host: one step of each at a time, the next one when the
 * report says so. A runtime that fails is tried again after a while and does not disturb the
 * others. Safe for any thread.
 */
public final class SyncRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncRunner.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final ScheduledExecutorService executor;
  private final Clock clock;
  private final int most;
  private final List<Driven> driven = new ArrayList<>();
  private boolean closed;

  /**
   * A runner that works on nothing yet.
   *
   * @param executor whose threads work; it stays the host's, and open
   * @param clock the clock of the runtimes
   * @param most how much a step takes up, see {@link SyncRuntime#step}
   */
  public SyncRunner(ScheduledExecutorService executor, Clock clock, int most) {
    this.executor = executor;
    this.clock = clock;
    this.most = most;
  }

  /**
   * Works on a runtime from now on.
   *
   * @throws IllegalStateException when the runner is closed
   */
  public synchronized void drive(SyncRuntime runtime) {
    if (closed) {
      throw new IllegalStateException("the runner is closed");
    }
    Driven one = new Driven(runtime);
    driven.add(one);
    one.schedule(Duration.ZERO);
  }

  /** Works on all runtimes at once, for example after a map was started. */
  public synchronized void wake() {
    if (!closed) {
      driven.forEach(one -> one.schedule(Duration.ZERO));
    }
  }

  /** Stops working; a step under way comes to its end. Idempotent. */
  @Override
  public synchronized void close() {
    closed = true;
    driven.forEach(Driven::cancel);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** One runtime with its next turn. */
  private final class Driven {
    private final SyncRuntime runtime;
    private @Nullable Future<?> next;

    private Driven(SyncRuntime runtime) {
      this.runtime = runtime;
    }

    private synchronized void schedule(Duration delay) {
      if (next != null) {
        next.cancel(false);
      }
      try {
        next = executor.schedule(this::turn, delay.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.info("the executor takes no more work; the runner rests");
      }
    }

    private synchronized void cancel() {
      if (next != null) {
        next.cancel(false);
      }
    }

    private void turn() {
      if (isClosed()) {
        return;
      }
      Duration delay = AFTER_FAILURE;
      try {
        SyncReport report = runtime.step(most);
        Instant now = clock.instant();
        delay =
            report.nextAttemptAt().isAfter(now)
                ? Duration.between(now, report.nextAttemptAt())
                : Duration.ZERO;
      } catch (RuntimeException e) {
        LOG.warn("a step failed; next try in {}", AFTER_FAILURE, e);
      }
      if (!isClosed()) {
        schedule(delay);
      }
    }
  }
}
