package dev.tandem.example.jdbc.crash;

import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRunner;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.policy.RetryPolicy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A host in a process of its own: it works until it is killed, or until nothing is left to do. It
 * says {@code ready} once it works, and ends when its input ends, so that none is left behind by a
 * test that failed.
 */
final class HostProcess {
  /** What it says first. */
  static final String READY = "ready";

  private static final Duration AT_MOST = Duration.ofMinutes(10);
  private static final RetryPolicy SOON =
      new RetryPolicy(Duration.ofMillis(20), Duration.ofMillis(500));

  private HostProcess() {}

  /** With "run" or "drain", the name of the worker, the size of a step, and three addresses. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = Arrays.asList(arguments);
    int most = Integer.parseInt(words.get(2));
    try (Site site = Site.open(words.subList(3, 6));
        SyncRuntime runtime = site.runtime(words.get(1))) {
      if (words.get(0).equals("drain")) {
        System.exit(drain(runtime, most) ? 0 : 1);
      }
      run(runtime, most);
    }
  }

  private static void run(SyncRuntime runtime, int most) throws IOException {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    SyncRunner runner =
        new SyncRunner(
            threads,
            Clock.systemUTC(),
            most,
            SOON,
            (failed, failure, failures, next) -> System.err.println("step failed: " + failure));
    runner.drive(runtime);
    runner.start();
    // As if the sides told of new changes, so that a worker does not rest between two looks.
    Future<?> bell = threads.scheduleWithFixedDelay(runner::wake, 10, 10, TimeUnit.MILLISECONDS);
    System.out.println(READY);
    System.out.flush();
    while (System.in.read() >= 0) {
      // Nothing is ever said to it.
    }
    bell.cancel(false);
    System.exit(1);
  }

  /** Works until nothing waits and nothing more comes; false when that takes too long. */
  private static boolean drain(SyncRuntime runtime, int most) throws InterruptedException {
    long end = System.nanoTime() + AT_MOST.toNanos();
    long seen = -1;
    while (System.nanoTime() < end) {
      SyncReport report = runtime.step(most);
      SyncCounters counters = runtime.counters();
      boolean rests = report.idle() && report.waitingFor().isEmpty();
      if (rests && counters.waiting() + counters.parked() == 0 && counters.received() == seen) {
        System.out.println(counters);
        return true;
      }
      seen = counters.received();
      if (report.idle()) {
        Thread.sleep(50);
      }
    }
    System.out.println("not drained: " + runtime.counters());
    return false;
  }
}
