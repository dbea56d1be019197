package dev.tandem.sync;

import dev.tandem.engine.CompiledMap;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.event.SyncListener;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.PartitionWorker;
import dev.tandem.sync.live.SideAccess;
import dev.tandem.sync.live.SyncContext;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of both sides alike through a set of maps. It has no threads, clock, sleep or
 * randomness of its own: the host calls {@link #step} on a thread of its choice and comes back when
 * the report says so; everything that must not be forgotten is in the store, so that a runtime can
 * end at any moment and another one goes on. Several runtimes on one store share the work by
 * leases. Safe for several threads; steps of one runtime take turns.
 */
public final class SyncRuntime implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final SyncContext context;
  private final List<PartitionWorker> workers;
  private final Lifecycle lifecycle;
  private final Object turn = new Object();

  private SyncRuntime(SyncContext context) {
    this.context = context;
    Set<String> partitions =
        context.maps().stream()
            .map(map -> map.options().partition())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    workers = partitions.stream().map(name -> new PartitionWorker(context, name)).toList();
    lifecycle = new Lifecycle(context);
  }

  /** Starts a runtime. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Does some work and returns: reads changes, records them, carries out what is owed.
   *
   * @param most how many changes a side and obligations a partition to take up, at least 1
   * @throws dev.tandem.spi.error.PermanentConnectorException when a connector is closed or lacks a
   *     trait that a map needs; nothing is lost, and the next step goes on
   */
  public SyncReport step(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a step takes up at least one change");
    }
    synchronized (turn) {
      int finished = 0;
      boolean busy = false;
      List<String> waitingFor = new ArrayList<>();
      Instant next = context.now().plus(POLL);
      for (PartitionWorker worker : workers) {
        PartitionWorker.Turn result = worker.turn(most);
        finished += result.finished();
        busy |= result.busy();
        if (!result.holdsLease()) {
          waitingFor.add(worker.partition());
        }
        Instant attempt = worker.nextAttemptAt();
        next = attempt != null && attempt.isAfter(next) ? attempt : next;
      }
      lifecycle.settle();
      return new SyncReport(finished, !busy, busy ? context.now() : next, waitingFor);
    }
  }

  /** The states and actions of the maps. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** How all maps are doing, in the order in which the host gave them. */
  public List<MapStatus> status() {
    MapStates states = MapStates.load(context.store());
    return context.maps().stream()
        .map(
            map ->
                new MapStatus(
                    map.name(),
                    states.of(map.name()),
                    states.since(map.name()),
                    map.hash(),
                    SyncCounters.of(context.store().counts(), map.name(), null)))
        .toList();
  }

  /** What became of all obligations. */
  public SyncCounters counters() {
    return SyncCounters.of(context.store().counts(), null, null);
  }

  /** Gives the partitions back; the store and the connectors stay open. Idempotent. */
  @Override
  public void close() {
    synchronized (turn) {
      workers.forEach(PartitionWorker::release);
    }
  }

  /** Collects what a runtime is made of; not safe for several threads. */
  public static final class Builder {
    private @Nullable Connector dataverse;
    private @Nullable Connector finance;
    private @Nullable SyncStore store;
    private @Nullable Clock clock;
    private final List<MapRun> maps = new ArrayList<>();
    private String owner = "only";
    private Duration leaseLife = Duration.ofSeconds(30);
    private RetryPolicy retry = RetryPolicy.STANDARD;
    private SyncListener listener = SyncListener.none();

    private Builder() {}

    /**
     * The adapter to one side.
     *
     * @throws IllegalArgumentException when it stands for the other one
     */
    public Builder connector(Side side, Connector connector) {
      if (connector.side() != side) {
        throw new IllegalArgumentException(
            "this connector stands for %s, not for %s".formatted(connector.side(), side));
      }
      if (side == Side.DATAVERSE) {
        dataverse = connector;
      } else {
        finance = connector;
      }
      return this;
    }

    /** Where everything is kept; it stays open when the runtime is closed. */
    public Builder store(SyncStore kept) {
      store = kept;
      return this;
    }

    /** What the time is. */
    public Builder clock(Clock time) {
      clock = time;
      return this;
    }

    /** A map with {@link MapOptions#STANDARD}. */
    public Builder map(CompiledMap map) {
      return map(map, MapOptions.STANDARD);
    }

    /**
     * A map.
     *
     * @throws DualWriteException with {@code SYNC_MISCONFIGURED} when no key tells its rows apart
     */
    public Builder map(CompiledMap map, MapOptions options) {
      maps.add(new MapRun(map, options));
      return this;
    }

    /** Who hears what happens. */
    public Builder listener(SyncListener hears) {
      listener = hears;
      return this;
    }

    /**
     * The name of this worker; needed when several share a store. No two that live have the same.
     */
    public Builder owner(String name) {
      owner = name;
      return this;
    }

    /** How long a worker that vanished keeps its partitions from others; 30 seconds unless said. */
    public Builder leaseLife(Duration life) {
      leaseLife = life;
      return this;
    }

    /** How long parked rows wait before they are looked at again. */
    public Builder retry(RetryPolicy policy) {
      retry = policy;
      return this;
    }

    /**
     * The finished runtime.
     *
     * @throws DualWriteException with {@code SYNC_MISCONFIGURED} when something is missing or two
     *     maps have one name
     */
    public SyncRuntime build() {
      checkNames();
      return new SyncRuntime(
          new SyncContext(
              new SideAccess(needed(dataverse, "a connector to Dataverse")),
              new SideAccess(needed(finance, "a connector to finance")),
              needed(store, "a store"),
              needed(clock, "a clock"),
              maps,
              owner,
              leaseLife,
              retry,
              listener));
    }

    private void checkNames() {
      if (maps.isEmpty()) {
        throw misconfigured("a runtime has at least one map");
      }
      Set<String> names = new LinkedHashSet<>();
      for (MapRun map : maps) {
        if (!names.add(map.name())) {
          throw misconfigured(
              "two maps are named %s; name one of them in its options".formatted(map.name()));
        }
      }
    }

    private static <T> T needed(@Nullable T part, String what) {
      if (part == null) {
        throw misconfigured("a runtime needs " + what);
      }
      return part;
    }

    private static DualWriteException misconfigured(String message) {
      return new DualWriteException(ErrorCode.SYNC_MISCONFIGURED, message);
    }
  }
}
