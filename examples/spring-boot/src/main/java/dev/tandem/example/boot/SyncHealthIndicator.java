package dev.tandem.example.boot;

import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.lifecycle.MapState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while steps fail in a row; out of service when the worker rests. Paused maps, dead letters
 * and conflicts are told and are no illness of the host: a restart mends none of them.
 */
final class SyncHealthIndicator implements HealthIndicator {
  /** One failed step may be a hiccup of a network. */
  private static final int TOLERATED = 2;

  private final SyncRuntime runtime;
  private final SyncWorker worker;

  SyncHealthIndicator(SyncRuntime runtime, SyncWorker worker) {
    this.runtime = runtime;
    this.worker = worker;
  }

  @Override
  public Health health() {
    SyncWorker.Condition condition = worker.condition();
    Health.Builder health = Health.up();
    if (!worker.isRunning()) {
      health.outOfService();
    } else if (condition.failures() > TOLERATED) {
      health.down();
    }
    if (condition.lastStep() != null) {
      health.withDetail("lastStep", condition.lastStep().toString());
    }
    if (condition.failure() != null) {
      health
          .withDetail("failuresInARow", condition.failures())
          .withDetail("failure", condition.failure());
      return health.build();
    }
    return health.withDetails(details(runtime.status())).build();
  }

  private static Map<String, Object> details(List<MapStatus> maps) {
    Map<String, Object> details = new LinkedHashMap<>();
    for (MapStatus map : maps) {
      if (map.state() != MapState.RUNNING) {
        details.put(map.map(), map.state().name());
      }
    }
    details.put("dead", maps.stream().mapToLong(map -> map.counters().dead()).sum());
    return details;
  }
}
