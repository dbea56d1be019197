package dev.tandem.sync.policy;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a parked row waits before it is looked at again, beside being released by the row that
 * it waits for. The delay doubles with every attempt up to a limit; nothing ever expires.
 * Immutable.
 *
 * @param first the delay after the first attempt
 * @param most the longest delay
 */
public record RetryPolicy(Duration first, Duration most) {
  private static final int MAX_DOUBLINGS = 30;

  /** One minute, up to one hour. */
  public static final RetryPolicy STANDARD =
      new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(1));

  public RetryPolicy {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(most, "most");
    if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
      throw new IllegalArgumentException("the first delay is positive and not above the longest");
    }
  }

  /** The delay after this many attempts, at least one. */
  public Duration after(int attempts) {
    int doublings = Math.min(Math.max(attempts - 1, 0), MAX_DOUBLINGS);
    Duration delay = first.multipliedBy(1L << doublings);
    return delay.compareTo(most) > 0 ? most : delay;
  }
}
