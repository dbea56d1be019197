package dev.tandem.store.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as nanoseconds since 1970, in order; beyond 1677 and 2262 the nearest of these. */
final class Instants {
  private static final long SECOND = 1_000_000_000L;
  private static final Instant FIRST = of(Long.MIN_VALUE);
  private static final Instant LAST = of(Long.MAX_VALUE);

  private Instants() {}

  static long nanos(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    if (instant.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    // Of the first instants the whole seconds alone would not fit a long; one more does.
    return (instant.getEpochSecond() + 1) * SECOND - (SECOND - instant.getNano());
  }

  static @Nullable Long nanosOrNull(@Nullable Instant instant) {
    return instant == null ? null : nanos(instant);
  }

  static Instant of(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
