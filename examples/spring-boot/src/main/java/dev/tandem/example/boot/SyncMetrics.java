package dev.tandem.example.boot;

import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.BacklogSize;
import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncRuntime;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Meters of each map: {@code tandem.changes.received}, how many changes were received; {@code
 * tandem.changes} with the tag {@code status}, how many are in each status now (their sum is what
 * was received, I22); and {@code tandem.backlog.age}, how long the oldest change waits, in seconds.
 * They are read from the store when somebody asks for them, so that they outlive a restart.
 */
final class SyncMetrics implements MeterBinder {
  private final SyncRuntime runtime;
  private final Clock clock;

  SyncMetrics(SyncRuntime runtime, Clock clock) {
    this.runtime = runtime;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (MapStatus map : runtime.status()) {
      bind(registry, map.map());
    }
  }

  private void bind(MeterRegistry registry, String map) {
    FunctionCounter.builder(
            "tandem.changes.received", runtime, now -> now.counters(map, null).received())
        .description("Changes received, of both sides")
        .tag("map", map)
        .register(registry);
    for (ObligationStatus status : ObligationStatus.values()) {
      Gauge.builder("tandem.changes", runtime, now -> now.counters(map, null).count(status))
          .description("Changes by what became of them")
          .tag("map", map)
          .tag("status", status.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    Gauge.builder("tandem.backlog.age", runtime, now -> age(now.backlog().sizes(), map))
        .description("How long the oldest change waits")
        .baseUnit("seconds")
        .tag("map", map)
        .register(registry);
  }

  private double age(List<BacklogSize> sizes, String map) {
    for (BacklogSize size : sizes) {
      Instant oldest = size.oldest();
      if (size.map().equals(map) && oldest != null) {
        return Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
      }
    }
    return 0;
  }
}
