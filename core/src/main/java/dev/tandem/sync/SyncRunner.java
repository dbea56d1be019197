package dev.tandem.sync;

import dev.tandem.sync.policy.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives runtimes on an executor of the host: one step of each at a time, the next one when the
 * report says so. A runtime that fails is tried again after a while, longer each time, and does not
 * disturb the others. Every method may be called again without harm. Safe for any thread.
 */
public final class SyncRunner implements AutoCloseable {
  /** One second after the first failure, up to five minutes. */
  public static final RetryPolicy AFTER_FAILURE =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private static final Logger LOG = LoggerFactory.getLogger(SyncRunner.class);

  private final ScheduledExecutorService executor;
  private final Clock clock;
  private final int most;
  private final RetryPolicy afterFailure;
  private final Listener listener;
  private final Map<SyncRuntime, Driven> driven = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rests = lock.newCondition();
  private boolean started;

  /** Hears how steps ended, on the thread that worked; what it throws is logged. */
  @FunctionalInterface
  public interface Listener {

    /** A step came to its end, which also ends a row of failures. Nobody needs to listen. */
    default void stepped(SyncRuntime runtime, SyncReport report) {}

    /**
     * A step failed.
     *
     * @param failures how many failed in a row
     * @param nextTry when the next one is due, UTC
     */
    void failed(SyncRuntime runtime, RuntimeException failure, int failures, Instant nextTry);
  }

  /**
   * A runner that waits for its start, with {@link #AFTER_FAILURE}.
   *
   * @param executor whose threads work; it stays the host's, and open
   * @param clock the clock of the runtimes
   * @param most how much a step takes up, see {@link SyncRuntime#step}
   */
  public SyncRunner(ScheduledExecutorService executor, Clock clock, int most) {
    this(executor, clock, most, AFTER_FAILURE, (runtime, failure, failures, nextTry) -> {});
  }

  /**
   * A runner that waits for its start.
   *
   * @param executor whose threads work; it stays the host's, and open
   * @param clock the clock of the runtimes
   * @param most how much a step takes up, see {@link SyncRuntime#step}
   * @param afterFailure how long a runtime rests after a step that failed
   * @param listener hears how steps ended
   */
  public SyncRunner(
      ScheduledExecutorService executor,
      Clock clock,
      int most,
      RetryPolicy afterFailure,
      Listener listener) {
    if (most < 1) {
      throw new IllegalArgumentException("a step takes up at least one change");
    }
    this.executor = executor;
    this.clock = clock;
    this.most = most;
    this.afterFailure = afterFailure;
    this.listener = listener;
  }

  /** Works on a runtime as long as the runner is started. */
  public void drive(SyncRuntime runtime) {
    lock.lock();
    try {
      if (!driven.containsKey(runtime)) {
        Driven one = new Driven(runtime);
        driven.put(runtime, one);
        one.schedule(Duration.ZERO);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Works on a runtime no more; a step under way comes to its end. */
  public void leave(SyncRuntime runtime) {
    lock.lock();
    try {
      Driven one = driven.remove(runtime);
      if (one != null) {
        one.left = true;
        one.cancel();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Starts working. */
  public void start() {
    lock.lock();
    try {
      started = true;
      driven.values().forEach(one -> one.schedule(Duration.ZERO));
    } finally {
      lock.unlock();
    }
  }

  /** Has all runtimes worked on at once, for example after an action on maps. */
  public void wake() {
    lock.lock();
    try {
      driven.values().forEach(one -> one.schedule(Duration.ZERO));
    } finally {
      lock.unlock();
    }
  }

  /** Stops working; steps under way come to their end, see {@link #await}. It may start again. */
  public void stop() {
    lock.lock();
    try {
      started = false;
      driven.values().forEach(Driven::cancel);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until no step is under way, which lasts once the runner is stopped.
   *
   * @return whether that came true in time
   */
  public boolean await(Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lockInterruptibly();
    try {
      while (driven.values().stream().anyMatch(one -> one.working)) {
        if (left <= 0) {
          return false;
        }
        left = rests.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  /** One runtime with its next turn. Guarded by the lock but for the step itself. */
  private final class Driven {
    private final SyncRuntime runtime;
    private @Nullable Future<?> next;
    private boolean working;
    private boolean woken;
    private boolean left;
    private int failures;

    private Driven(SyncRuntime runtime) {
      this.runtime = runtime;
    }

    private void schedule(Duration delay) {
      if (working) {
        woken = true;
      } else if (started && !left) {
        cancel();
        try {
          next = executor.schedule(this::turn, millis(delay), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
          LOG.info("the executor takes no more work; the runner rests");
        }
      }
    }

    /** Rounded up, so that a turn never comes just before its time and finds nothing to do. */
    private static long millis(Duration delay) {
      return delay.plusNanos(999_999).toMillis();
    }

    private void cancel() {
      if (next != null) {
        next.cancel(false);
        next = null;
      }
    }

    private void turn() {
      if (!begin()) {
        return;
      }
      Duration delay = Duration.ZERO;
      try {
        delay = step();
      } finally {
        end(delay);
      }
    }

    private boolean begin() {
      lock.lock();
      try {
        boolean goes = started && !left && !working;
        working |= goes;
        woken &= !goes;
        return goes;
      } finally {
        lock.unlock();
      }
    }

    private void end(Duration delay) {
      lock.lock();
      try {
        working = false;
        rests.signalAll();
        schedule(woken ? Duration.ZERO : delay);
      } finally {
        lock.unlock();
      }
    }

    private Duration step() {
      try {
        SyncReport report = runtime.step(most);
        failures = 0;
        tell(() -> listener.stepped(runtime, report));
        Duration delay = Duration.between(clock.instant(), report.nextAttemptAt());
        return delay.isNegative() ? Duration.ZERO : delay;
      } catch (RuntimeException e) {
        failures++;
        Duration delay = afterFailure.after(failures);
        LOG.warn("step failed {} times; next try in {}", failures, delay, e);
        Instant nextTry = clock.instant().plus(delay);
        tell(() -> listener.failed(runtime, e, failures, nextTry));
        return delay;
      }
    }

    private void tell(Runnable what) {
      try {
        what.run();
      } catch (RuntimeException e) {
        LOG.warn("the listener of the runner failed", e);
      }
    }
  }
}
