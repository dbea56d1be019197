package dev.tandem.cli;

import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncRuntime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a synchronisation came to lately: its counters after a step, at most one sample a second and
 * the newest only, and how its last step ended. Written by the thread that steps, read by any.
 */
final class Throughput implements SyncLoop.Watch {
  /** Ten minutes when a step is done every second. */
  static final int MOST = 600;

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Clock clock;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private LastStep last;

  /**
   * The counters at one moment.
   *
   * @param at when, UTC
   * @param received all that were ever received
   * @param applied all that ever took effect
   * @param waiting those that have not had their turn
   */
  record Sample(Instant at, long received, long applied, long waiting) {}

  /**
   * How the last step ended.
   *
   * @param at when, UTC
   * @param failure what it failed with, empty when it did not
   * @param next when the one after a failure is due, UTC
   */
  record LastStep(Instant at, String failure, Instant next) {}

  Throughput(Clock clock) {
    this.clock = clock;
    last = new LastStep(clock.instant(), "", clock.instant());
  }

  @Override
  public void stepped(SyncRuntime runtime) {
    Instant now = clock.instant();
    if (noteAndAsk(now)) {
      SyncCounters counters = runtime.counters();
      add(new Sample(now, counters.received(), counters.applied(), counters.waiting()));
    }
  }

  @Override
  public synchronized void failed(RuntimeException failure, Duration wait) {
    Instant now = clock.instant();
    last = new LastStep(now, String.valueOf(failure.getMessage()), now.plus(wait));
  }

  /** Notes a step that went well; whether it is time for a sample. */
  private synchronized boolean noteAndAsk(Instant now) {
    last = new LastStep(now, "", now);
    return samples.isEmpty() || !now.isBefore(samples.getLast().at().plus(BETWEEN));
  }

  private synchronized void add(Sample sample) {
    samples.addLast(sample);
    if (samples.size() > MOST) {
      samples.removeFirst();
    }
  }

  /** The samples that are kept, the oldest first. */
  synchronized List<Sample> samples() {
    return List.copyOf(samples);
  }

  /** How the last step ended; the start counts as one. */
  synchronized LastStep last() {
    return last;
  }
}
