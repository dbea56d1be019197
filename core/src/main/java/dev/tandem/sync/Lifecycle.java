package dev.tandem.sync;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.SyncContext;
import dev.tandem.sync.run.Ordering;
import dev.tandem.sync.run.StartGuards;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The actions on maps (section 5.1). An action on several maps takes place on all or, when one is
 * in the wrong state, on none (LIFE-4). It needs the store and no system, but for a start in a
 * runtime that has guards (see {@link SyncRuntime.Builder#startGuard}): these may read from both
 * sides. Every process that shares the store sees the new states with its next step. Safe for any
 * thread.
 */
public final class Lifecycle {
  private static final int TRIES = 20;

  private final SyncContext context;
  private final StartGuards guards;
  private final Backlog backlog;
  private final AtomicBoolean noticed = new AtomicBoolean();

  /** The actions on the maps of a runtime. */
  Lifecycle(SyncContext context, StartGuards guards) {
    this.context = context;
    this.guards = guards;
    backlog = new Backlog(context);
  }

  /**
   * The state of a map.
   *
   * @throws DualWriteException with {@code MAP_UNKNOWN}
   */
  public MapState state(String map) {
    return MapStates.load(context.store()).of(named(map).name());
  }

  /**
   * The maps that refer to rows of this one, over however many steps (LIFE-5).
   *
   * @throws DualWriteException with {@code MAP_UNKNOWN}
   */
  public Set<String> dependants(String map) {
    String name = named(map).name();
    Ordering ordering = new Ordering(context);
    Set<String> dependants = new LinkedHashSet<>();
    for (MapRun other : context.maps()) {
      boolean refers = ordering.withPrerequisites(List.of(other.name())).contains(name);
      if (refers && !other.name().equals(name)) {
        dependants.add(other.name());
      }
    }
    return dependants;
  }

  /**
   * The maps to whose rows this one refers, over however many steps (LIFE-5).
   *
   * @throws DualWriteException with {@code MAP_UNKNOWN}
   */
  public Set<String> prerequisites(String map) {
    String name = named(map).name();
    Set<String> needed = new Ordering(context).withPrerequisites(List.of(name));
    needed.remove(name);
    return needed;
  }

  /**
   * Runs maps without an initial sync: changes from now on are recorded and sent (LIFE-1). The
   * guards of the runtime are asked once for all of them, and one that refuses refuses them all.
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} when one is not in the state {@code
   *     NOT_RUNNING}, with {@code MAP_UNKNOWN} when there is none of a name
   * @throws dev.tandem.sync.policy.StartRefusedException when a guard refuses
   * @throws dev.tandem.spi.error.ConnectorException when a guard cannot read what it needs
   */
  public void start(String... maps) {
    require(LifecycleAction.START, maps);
    guards.ask(Arrays.stream(maps).map(this::named).distinct().toList(), Set.of());
    move(LifecycleAction.START, MapState.RUNNING, "asked for", maps);
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
    move(LifecycleAction.PAUSE, MapState.PAUSED, reason, maps);
  }

  /**
   * Pauses running maps, and with them the running maps that refer to their rows, whose changes
   * would wait for rows that do not come (UND-14).
   *
   * @return all that were paused
   * @throws DualWriteException with {@code ACTION_REFUSED} or {@code MAP_UNKNOWN}
   */
  public Set<String> pauseWithDependants(String... maps) {
    MapStates states = MapStates.load(context.store());
    Set<String> paused = new LinkedHashSet<>();
    for (String map : maps) {
      paused.add(named(map).name());
      dependants(map).stream()
          .filter(name -> states.of(name) == MapState.RUNNING)
          .forEach(paused::add);
    }
    pauseBecause("asked for, with dependants", paused.toArray(String[]::new));
    return paused;
  }

  /**
   * Lets paused maps catch up: what waits is sent oldest first, then they run (PAUSE-7).
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} or {@code MAP_UNKNOWN}
   */
  public void resume(String... maps) {
    move(LifecycleAction.RESUME, MapState.RESUMING, "asked for", maps);
  }

  /**
   * Lets paused maps, or maps that catch up, run at once without what waits (PAUSE-8 to PAUSE-10).
   * What was sent already and has no answer yet is not skipped: its outcome is found out.
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} or {@code MAP_UNKNOWN}
   */
  public void skipToLive(Waiting waiting, String... maps) {
    require(LifecycleAction.SKIP_TO_LIVE, maps);
    for (String map : maps) {
      backlog.skip(named(map), waiting, "skipped when the map went live");
    }
    String reason =
        "asked for, what waited was " + (waiting == Waiting.KEEP ? "kept" : "discarded");
    move(LifecycleAction.SKIP_TO_LIVE, MapState.RUNNING, reason, maps);
  }

  /**
   * Stops running maps on which nothing waits. What is recorded at the very moment is kept as dead
   * letters.
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} or {@code MAP_UNKNOWN}; also when
   *     changes wait, for their turn or for another row, because they would be lost silently
   *     (UND-50): say what becomes of them with {@link #stop(Waiting, String...)}
   */
  public void stop(String... maps) {
    require(LifecycleAction.STOP, maps);
    for (String map : maps) {
      if (backlog.isOwed(named(map))) {
        throw refused(
            LifecycleAction.STOP,
            named(map).name(),
            "changes wait on it; let it catch up, or stop it and keep or discard them");
      }
    }
    stopBecause(LifecycleAction.STOP, Waiting.KEEP, "asked for", maps);
  }

  /**
   * Stops maps in any state, whether or not their systems are in reach, and says what becomes of
   * changes that wait (UND-50, LIFE-12). A change that was sent and has no answer yet may have
   * taken effect: kept, it is looked for before it is ever sent again.
   *
   * @throws DualWriteException with {@code MAP_UNKNOWN}
   */
  public void stop(Waiting waiting, String... maps) {
    stopBecause(LifecycleAction.FORCED_STOP, waiting, "asked for", maps);
  }

  /** Stops maps and says why; what waits is kept. */
  void stopBecause(String reason, String... maps) {
    stopBecause(LifecycleAction.FORCED_STOP, Waiting.KEEP, reason, maps);
  }

  private void stopBecause(LifecycleAction action, Waiting waiting, String reason, String... maps) {
    move(action, MapState.NOT_RUNNING, reason, waiting, maps);
    for (String map : maps) {
      backlog.putAside(named(map), waiting, "the map was stopped");
    }
  }

  /**
   * Lets maps run that have caught up, and puts aside what was recorded while a map was being
   * stopped; called after every step.
   */
  void settle() {
    MapStates states = MapStates.load(context.store());
    for (MapRun map : context.maps()) {
      MapState state = states.of(map.name());
      String left = states.fields(map.name()).get(MapStates.LEFT);
      if (state == MapState.RESUMING && !backlog.isWaiting(map)) {
        moved(states, MapState.RUNNING, "caught up", null, map.name());
      } else if (state == MapState.NOT_RUNNING && left != null && backlog.isOwed(map)) {
        backlog.putAside(map, Waiting.valueOf(left), "the map was stopped");
      }
    }
  }

  /**
   * Notices maps that run in another version than they did last, and keeps what they knew. Once for
   * each runtime, before it does anything with maps.
   */
  void noticeVersions() {
    if (!noticed.compareAndSet(false, true)) {
      return;
    }
    MapStates states = MapStates.load(context.store());
    for (MapRun map : context.maps()) {
      String before = states.hash(map.name());
      if (!before.isEmpty() && !before.equals(map.hash())) {
        StoreCommit.Builder commit = StoreCommit.under(null);
        String reason = "version %s in place of %s".formatted(map.hash(), before);
        states.version(commit, map, context.now(), reason);
        // Whoever moves the map at this moment notes the version as well.
        if (context.store().commit(commit.build()) instanceof CommitOutcome.Committed) {
          context.tell(new SyncEvent.MapChanged(map.name(), before, map.hash()));
        }
      }
    }
  }

  private MapStates require(LifecycleAction action, String... maps) {
    if (maps.length == 0) {
      throw new IllegalArgumentException("name at least one map to " + action.text());
    }
    MapStates states = MapStates.load(context.store());
    for (String map : maps) {
      MapState state = states.of(named(map).name());
      if (!action.isAllowedIn(state)) {
        throw refused(action, named(map).name(), action.refusal(state));
      }
    }
    return states;
  }

  private void move(LifecycleAction action, MapState to, String reason, String... maps) {
    move(action, to, reason, null, maps);
  }

  private void move(
      LifecycleAction action, MapState to, String reason, @Nullable Waiting left, String... maps) {
    noticeVersions();
    String[] names =
        Arrays.stream(maps).map(map -> named(map).name()).distinct().toArray(String[]::new);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (moved(require(action, names), to, reason, left, names)) {
        return;
      }
    }
    throw refused(action, String.join(", ", names), "its state kept changing; try again");
  }

  /** All of them or none; a map that is there already stays as it is. */
  private boolean moved(
      MapStates states, MapState to, String reason, @Nullable Waiting left, String... maps) {
    StoreCommit.Builder commit = StoreCommit.under(null);
    List<String> moving = Arrays.stream(maps).filter(map -> states.of(map) != to).toList();
    for (String map : moving) {
      states.move(
          commit,
          named(map),
          to,
          context.now(),
          reason,
          fields -> fields.with(MapStates.LEFT, left));
    }
    boolean stored = context.store().commit(commit.build()) instanceof CommitOutcome.Committed;
    if (stored) {
      moving.forEach(map -> tell(map, states.of(map), to, reason));
    }
    return stored;
  }

  private void tell(String map, MapState from, MapState to, String reason) {
    context.tell(new SyncEvent.StateChanged(map, from.name(), to.name(), reason));
  }

  private MapRun named(String name) {
    return context.require(name);
  }

  private static DualWriteException refused(LifecycleAction action, String map, String why) {
    return new DualWriteException(
        ErrorCode.ACTION_REFUSED, "cannot %s %s: %s".formatted(action.text(), map, why));
  }
}
