package dev.tandem.sync;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.SyncContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The actions on maps (section 5.1). An action on several maps takes place on all or, when one is
 * in the wrong state, on none (LIFE-4). Every process that shares the store sees the new states
 * with its next step. Safe for any thread.
 */
public final class Lifecycle {
  private static final int CHUNK = 1000;
  private static final int TRIES = 20;

  private final SyncContext context;

  /** The actions on the maps of a runtime. */
  Lifecycle(SyncContext context) {
    this.context = context;
  }

  /** The state of a map. */
  public MapState state(String map) {
    return MapStates.load(context.store()).of(named(map).name());
  }

  /**
   * Runs maps without an initial sync: changes from now on are recorded and sent (LIFE-1).
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} when one is not in the state {@code
   *     NOT_RUNNING}, with {@code MAP_UNKNOWN} when there is none of a name
   */
  public void start(String... maps) {
    move("start", Set.of(MapState.NOT_RUNNING), MapState.RUNNING, "", maps);
  }

  /**
   * Pauses running maps: their changes are recorded and wait, for as long and as many as they may
   * be (PAUSE-2, without the limits of PAUSE-3).
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} or {@code MAP_UNKNOWN}
   */
  public void pause(String... maps) {
    pauseBecause("asked for", maps);
  }

  /** Pauses running maps and says why. */
  void pauseBecause(String reason, String... maps) {
    move("pause", Set.of(MapState.RUNNING), MapState.PAUSED, reason, maps);
  }

  /**
   * Lets paused maps catch up: what waits is sent oldest first, then they run (PAUSE-7).
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} or {@code MAP_UNKNOWN}
   */
  public void resume(String... maps) {
    move("resume", Set.of(MapState.PAUSED), MapState.RESUMING, "", maps);
  }

  /**
   * Lets paused maps, or maps that catch up, run at once without what waits (PAUSE-8 to PAUSE-10).
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} or {@code MAP_UNKNOWN}
   */
  public void skipToLive(Waiting waiting, String... maps) {
    Set<MapState> from = Set.of(MapState.PAUSED, MapState.RESUMING);
    require("skip to live", from, maps);
    for (String map : maps) {
      putAside(named(map), waiting, "skipped when the map went live");
    }
    move("skip to live", from, MapState.RUNNING, "", maps);
  }

  /**
   * Stops running maps on which nothing waits.
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} or {@code MAP_UNKNOWN}; also when
   *     changes wait, because they would be lost silently (UND-50): say what becomes of them with
   *     {@link #stop(Waiting, String...)}
   */
  public void stop(String... maps) {
    Set<MapState> from = Set.of(MapState.RUNNING, MapState.PAUSED);
    require("stop", from, maps);
    for (String map : maps) {
      if (!waiting(named(map), 1).isEmpty()) {
        throw refused(
            "stop",
            named(map).name(),
            "changes wait on it; let it catch up, or stop it and keep or discard them");
      }
    }
    move("stop", from, MapState.NOT_RUNNING, "", maps);
  }

  /**
   * Stops maps in any state, and says what becomes of changes that wait (UND-50, LIFE-12).
   *
   * @throws DualWriteException with {@code MAP_UNKNOWN}
   */
  public void stop(Waiting waiting, String... maps) {
    move("stop", Set.of(MapState.values()), MapState.NOT_RUNNING, "", maps);
    for (String map : maps) {
      putAside(named(map), waiting, "the map was stopped");
    }
  }

  /** Stops running maps and says why; what waits is kept. */
  void stopBecause(String reason, String... maps) {
    move("stop", Set.of(MapState.values()), MapState.NOT_RUNNING, reason, maps);
    for (String map : maps) {
      putAside(named(map), Waiting.KEEP, reason);
    }
  }

  /** Moves a map between the states of an initial sync. */
  void moveForInitialSync(MapState from, MapState to, String reason, String map) {
    move("initial sync", Set.of(from), to, reason, map);
  }

  /** Lets maps run that have caught up; called after every step. */
  void settle() {
    MapStates states = MapStates.load(context.store());
    for (MapRun map : context.maps()) {
      boolean caughtUp = states.of(map.name()) == MapState.RESUMING && waiting(map, 1).isEmpty();
      if (caughtUp) {
        if (moved(states, MapState.RUNNING, map.name())) {
          tell(map.name(), MapState.RESUMING, MapState.RUNNING, "caught up");
        }
      }
    }
  }

  private MapStates require(String action, Set<MapState> from, String... maps) {
    MapStates states = MapStates.load(context.store());
    for (String map : maps) {
      MapState state = states.of(named(map).name());
      if (!from.contains(state)) {
        String allowed =
            from.stream().sorted().map(MapState::name).collect(Collectors.joining(" or "));
        throw refused(
            action, named(map).name(), "it is %s and must be %s".formatted(state, allowed));
      }
    }
    return states;
  }

  private void move(String action, Set<MapState> from, MapState to, String reason, String... maps) {
    if (maps.length == 0) {
      throw new IllegalArgumentException("name at least one map to " + action);
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      MapStates states = require(action, from, maps);
      if (moved(states, to, maps)) {
        Arrays.stream(maps)
            .map(map -> named(map).name())
            .forEach(name -> tell(name, states.of(name), to, reason));
        return;
      }
    }
    throw refused(action, String.join(", ", maps), "its state kept changing; try again");
  }

  private boolean moved(MapStates states, MapState to, String... maps) {
    StoreCommit.Builder commit = StoreCommit.under(null);
    for (String map : maps) {
      String name = named(map).name();
      commit.expect(MapStates.PREFIX + name, states.document(name));
      commit.document(MapStates.PREFIX + name, states.moved(name, to, context.now()));
    }
    return context.store().commit(commit.build()) instanceof CommitOutcome.Committed;
  }

  private void tell(String map, MapState from, MapState to, String reason) {
    context.tell(new SyncEvent.StateChanged(map, from.name(), to.name(), reason));
  }

  private List<Obligation> waiting(MapRun map, int limit) {
    return context
        .store()
        .obligations(
            ObligationQuery.of(limit, ObligationStatus.PENDING, ObligationStatus.IN_DOUBT)
                .ofMaps(Set.of(map.name())));
  }

  /** Takes what waits out of the way, a chunk at a time, so that a long backlog needs no memory. */
  private void putAside(MapRun map, Waiting waiting, String note) {
    ObligationStatus to =
        waiting == Waiting.KEEP ? ObligationStatus.DEAD : ObligationStatus.DISCARDED;
    List<Obligation> chunk = waiting(map, CHUNK);
    while (!chunk.isEmpty()) {
      Instant now = context.now();
      StoreCommit.Builder commit = StoreCommit.under(null);
      chunk.forEach(each -> commit.settle(Settlement.of(each, to, now, note)));
      // A worker that settled one of them meanwhile makes the chunk be read again.
      context.store().commit(commit.build());
      chunk = waiting(map, CHUNK);
    }
  }

  private MapRun named(String name) {
    return context.require(name);
  }

  private static DualWriteException refused(String action, String map, String why) {
    return new DualWriteException(
        ErrorCode.ACTION_REFUSED, "cannot %s %s: %s".formatted(action, map, why));
  }
}
