package dev.tandem.example.boot;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncRuntime;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code GET /actuator/tandem} tells how the maps are doing; {@code POST /actuator/tandem/MAP} with
 * {@code {"action": "pause"}} pauses, resumes or starts one. Put it behind the security of the
 * host: whoever reaches it can stop the synchronisation.
 */
@Endpoint(id = "tandem")
public final class SyncEndpoint {
  private final SyncRuntime runtime;
  private final SyncWorker worker;

  SyncEndpoint(SyncRuntime runtime, SyncWorker worker) {
    this.runtime = runtime;
    this.worker = worker;
  }

  /**
   * How one map is doing.
   *
   * @param map its name
   * @param state its state
   * @param since when it took the state, UTC
   * @param hash of the map's content
   * @param counters what became of its changes, in words
   */
  public record MapView(String map, String state, String since, String hash, String counters) {}

  /** How all maps are doing. */
  @ReadOperation
  public List<MapView> maps() {
    return runtime.status().stream().map(SyncEndpoint::view).toList();
  }

  /**
   * Acts on a map.
   *
   * @param action start, pause or resume
   * @throws InvalidEndpointRequestException for another action, for a map that nobody knows, or one
   *     that refuses it in its state
   */
  @WriteOperation
  public MapView act(@Selector String map, String action) {
    try {
      carryOut(map, action);
    } catch (DualWriteException e) {
      throw new InvalidEndpointRequestException(String.valueOf(e.getMessage()), e.code().name(), e);
    }
    worker.wake();
    return runtime.status().stream()
        .filter(status -> status.map().equals(map))
        .findFirst()
        .map(SyncEndpoint::view)
        .orElseThrow();
  }

  private void carryOut(String map, String action) {
    switch (action.toLowerCase(Locale.ROOT)) {
      case "start" -> runtime.lifecycle().start(map);
      case "pause" -> runtime.lifecycle().pause(map);
      case "resume" -> runtime.lifecycle().resume(map);
      default ->
          throw new InvalidEndpointRequestException(
              "no action '%s'; there are start, pause and resume".formatted(action),
              "unknown action");
    }
  }

  private static MapView view(MapStatus status) {
    return new MapView(
        status.map(),
        status.state().name(),
        status.since().toString(),
        status.hash(),
        status.counters().toString());
  }
}
