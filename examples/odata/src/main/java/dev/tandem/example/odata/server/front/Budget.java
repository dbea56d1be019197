package dev.tandem.example.odata.server.front;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What one user may still ask for. Refused requests count as well, so that a client that keeps
 * pushing waits longer. Safe for any thread.
 */
final class Budget {
  private static final Duration CROWDED = Duration.ofSeconds(5);

  private final Limits limits;
  private final Clock clock;
  private final Deque<Instant> requests = new ArrayDeque<>();
  private final Deque<Spent> spent = new ArrayDeque<>();
  private Duration total = Duration.ZERO;
  private int running;

  private record Spent(Instant at, Duration time) {}

  Budget(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Why a request must wait.
   *
   * @param code as Dataverse numbers it
   * @param message for people
   * @param pause how long
   */
  record Refused(String code, String message, Duration pause) {}

  /** Lets a request in, or says why not; whoever was let in must {@link #leave}. */
  synchronized @Nullable Refused enter() {
    Instant now = clock.instant();
    forget(now.minus(limits.window()));
    requests.add(now);
    Refused refused = refusal(now);
    running += refused == null ? 1 : 0;
    return refused;
  }

  private @Nullable Refused refusal(Instant now) {
    if (running >= limits.concurrent()) {
      return new Refused(
          "0x80072326",
          "Number of concurrent requests exceeded the limit of %d.".formatted(limits.concurrent()),
          CROWDED);
    }
    if (requests.size() > limits.requests()) {
      return new Refused(
          "0x80072322",
          "Number of requests exceeded the limit of %d over time window of %d seconds."
              .formatted(limits.requests(), limits.window().toSeconds()),
          Duration.between(now, oldestThatMatters().plus(limits.window())));
    }
    if (total.compareTo(limits.execution()) > 0) {
      Instant first = spent.isEmpty() ? now : spent.getFirst().at();
      return new Refused(
          "0x80072321",
          "Combined execution time of incoming requests exceeded limit of %d milliseconds over time window of %d seconds."
              .formatted(limits.execution().toMillis(), limits.window().toSeconds()),
          Duration.between(now, first.plus(limits.window())));
    }
    return null;
  }

  /** When this one has left the window, there is room for a request. */
  private Instant oldestThatMatters() {
    return requests.stream()
        .skip((long) requests.size() - limits.requests())
        .findFirst()
        .orElseThrow();
  }

  private void forget(Instant before) {
    while (!requests.isEmpty() && !requests.getFirst().isAfter(before)) {
      requests.removeFirst();
    }
    while (!spent.isEmpty() && !spent.getFirst().at().isAfter(before)) {
      total = total.minus(spent.removeFirst().time());
    }
  }

  /** A request that was let in is done. */
  synchronized void leave(Instant entered) {
    running--;
    Instant now = clock.instant();
    Duration time = Duration.between(entered, now);
    spent.add(new Spent(now, time));
    total = total.plus(time);
  }

  /** How many requests the window has room for. */
  synchronized int remaining() {
    return Math.max(0, limits.requests() - requests.size());
  }
}
