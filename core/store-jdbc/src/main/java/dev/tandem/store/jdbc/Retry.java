package dev.tandem.store.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * When a call that failed is worth repeating. Without a clock, the latest instant that a caller
 * mentioned stands for the present. Safe for any thread.
 */
final class Retry {
  private final @Nullable Clock clock;
  private final Duration after;
  private final AtomicReference<Instant> mentioned = new AtomicReference<>(Instant.EPOCH);

  Retry(@Nullable Clock clock, Duration after) {
    this.clock = clock;
    this.after = after;
  }

  void mention(Instant now) {
    mentioned.accumulateAndGet(now, (one, other) -> one.isAfter(other) ? one : other);
  }

  Instant next() {
    Instant now = clock == null ? Objects.requireNonNull(mentioned.get()) : clock.instant();
    return now.plus(after);
  }
}
