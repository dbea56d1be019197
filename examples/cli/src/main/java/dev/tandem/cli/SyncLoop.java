package dev.tandem.cli;

import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRunner;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.lifecycle.MapState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Steps a runtime until it is asked to stop or has nothing more to do. One thread. */
final class SyncLoop {
  private static final int MOST_FAILURES = 5;

  private final SyncSession session;
  private final Console console;
  private final Progress progress;
  private final StopSignal stop;
  private final Clock clock = Clock.systemUTC();
  private final List<Watch> watches = new ArrayList<>();
  private int failures;

  /** Hears how steps end, on the thread that steps. */
  interface Watch {

    /** A step came to its end. */
    void stepped(SyncRuntime runtime);

    /** A step failed; the next one is due after a while. */
    void failed(RuntimeException failure, Duration wait);
  }

  SyncLoop(SyncSession session, Console console, Progress progress, StopSignal stop) {
    this.session = session;
    this.console = console;
    this.progress = progress;
    this.stop = stop;
  }

  /** Lets somebody hear how steps end. */
  void watch(Watch watch) {
    watches.add(watch);
  }

  /** Steps until somebody asks to stop; a step that fails is tried again, ever more slowly. */
  void forever() {
    while (!stop.isAsked()) {
      stop.await(step(false).rest());
    }
  }

  /**
   * Steps until something is so, or somebody asks to stop.
   *
   * @throws RuntimeException what several steps in a row failed with
   */
  void until(BooleanSupplier done) {
    while (!stop.isAsked()) {
      Stepped stepped = step(true);
      if (stepped.idle() && done.getAsBoolean()) {
        return;
      }
      stop.await(stepped.rest());
    }
  }

  private record Stepped(boolean idle, Duration rest) {}

  private Stepped step(boolean givesUp) {
    SyncRuntime runtime = session.runtime();
    try {
      SyncReport report = runtime.step(session.config().batch());
      failures = 0;
      progress.look(runtime);
      watches.forEach(watch -> watch.stepped(runtime));
      boolean idle = report.idle() && report.waitingFor().isEmpty();
      return new Stepped(idle, Duration.between(clock.instant(), report.nextAttemptAt()));
    } catch (RuntimeException e) {
      failures++;
      if (givesUp && failures >= MOST_FAILURES) {
        throw e;
      }
      Duration wait = SyncRunner.AFTER_FAILURE.after(failures);
      watches.forEach(watch -> watch.failed(e, wait));
      console.say(
          "tandem: a step failed, next try in %d s: %s"
              .formatted(wait.toSeconds(), e.getMessage()));
      return new Stepped(false, wait);
    }
  }

  /** Steps until a run is over, whichever process works on it. */
  void untilOver(String run) {
    SyncRuntime runtime = session.runtime();
    while (!stop.isAsked() && !isOver(runtime, run)) {
      stop.await(step(true).rest());
    }
  }

  /** Rows of a run that is over may have another try, so that these are drained as well. */
  private boolean isOver(SyncRuntime runtime, String run) {
    return runtime.initialSyncStatus(run).orElseThrow().isOver() && isDrained();
  }

  /** Whether no map that sends has anything to send. */
  boolean isDrained() {
    SyncRuntime runtime = session.runtime();
    for (MapStatus map : runtime.status()) {
      boolean moves = map.state() == MapState.INITIALIZING || map.state() == MapState.RESUMING;
      if (moves || (map.state().sends() && map.counters().waiting() > 0)) {
        return false;
      }
    }
    return runtime.resyncs().isEmpty();
  }

  /** Whether something did not arrive and does not wait on purpose. */
  static boolean isLeft(SyncCounters counters) {
    return counters.count(ObligationStatus.DEAD) > 0
        || counters.count(ObligationStatus.CONFLICT) > 0
        || counters.parked() > 0;
  }
}
