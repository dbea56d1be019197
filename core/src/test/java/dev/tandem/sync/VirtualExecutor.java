package dev.tandem.sync;

import dev.tandem.spi.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs tasks on the thread of the test, in virtual time. */
final class VirtualExecutor extends AbstractExecutorService implements ScheduledExecutorService {
  private final ManualClock clock;
  private final List<Task<?>> tasks = new ArrayList<>();
  private boolean shutdown;

  VirtualExecutor(ManualClock clock) {
    this.clock = clock;
  }

  private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private final Instant due;

    private Task(Callable<V> call, Instant due) {
      super(call);
      this.due = due;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(clock.instant(), due));
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  /** How many tasks wait. */
  int tasks() {
    tasks.removeIf(FutureTask::isDone);
    return tasks.size();
  }

  /** Runs what is due until some time has passed; the clock stands where it ended. */
  void run(Duration time) {
    Instant end = clock.instant().plus(time);
    while (tasks() > 0) {
      Task<?> next = tasks.stream().min(Comparator.comparing(task -> task.due)).orElseThrow();
      if (next.due.isAfter(end)) {
        break;
      }
      if (next.due.isAfter(clock.instant())) {
        clock.advance(Duration.between(clock.instant(), next.due));
      }
      tasks.remove(next);
      next.run();
    }
    clock.advance(Duration.between(clock.instant(), end));
  }

  private <V> Task<V> add(Callable<V> call, long delay, TimeUnit unit) {
    if (shutdown) {
      throw new RejectedExecutionException("shut down");
    }
    Task<V> task = new Task<>(call, clock.instant().plus(Duration.of(delay, unit.toChronoUnit())));
    tasks.add(task);
    return task;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return add(
        () -> {
          command.run();
          return true;
        },
        delay,
        unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(callable, delay, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException("a step says itself when the next one is due");
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException("a step says itself when the next one is due");
  }

  @Override
  public void execute(Runnable command) {
    tasks.add(
        new Task<>(
            () -> {
              command.run();
              return true;
            },
            clock.instant()));
  }

  @Override
  public void shutdown() {
    shutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    List<Runnable> left = List.copyOf(tasks);
    tasks.clear();
    return left;
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown && tasks() == 0;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isTerminated();
  }
}
