package dev.tandem.sync;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.compare.Repairs;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.event.SyncListener;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.RowOutcome;
import dev.tandem.sync.live.Gates;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.PartitionWorker;
import dev.tandem.sync.live.SideAccess;
import dev.tandem.sync.live.SyncContext;
import dev.tandem.sync.policy.AlertRule;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.RetryPolicy;
import dev.tandem.sync.policy.StartGuard;
import dev.tandem.sync.reconcile.Difference;
import dev.tandem.sync.reconcile.ReconcileReport;
import dev.tandem.sync.reconcile.ReconcileRequest;
import dev.tandem.sync.reconcile.RepairReport;
import dev.tandem.sync.run.InitialSyncStart;
import dev.tandem.sync.run.InitialSyncs;
import dev.tandem.sync.run.Resyncs;
import dev.tandem.sync.run.RowOutcomes;
import dev.tandem.sync.run.RunReports;
import dev.tandem.sync.run.StartGuards;
import dev.tandem.sync.synchronous.InDoubt;
import dev.tandem.sync.synchronous.Preparation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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
  private static final int PRUNED_AT_ONCE = 1000;
  private static final Duration POLL = Duration.ofSeconds(1);

  private final SyncContext context;
  private final List<PartitionWorker> workers;
  private final StartGuards guards;
  private final Lifecycle lifecycle;
  private final Duration inDoubtAfter;
  private final Alerts alerts;
  private final ReentrantLock turn = new ReentrantLock();

  private SyncRuntime(
      SyncContext context, List<StartGuard> guards, Duration inDoubtAfter, Alerts alerts) {
    this.context = context;
    this.guards = new StartGuards(context, guards);
    this.alerts = alerts;
    this.inDoubtAfter = inDoubtAfter;
    Set<String> partitions =
        context.maps().stream()
            .map(map -> map.options().partition())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    workers =
        partitions.stream()
            .map(
                name ->
                    new PartitionWorker(
                        context,
                        name,
                        List.of(new InitialSyncs(context, name), new Resyncs(context, name))))
            .toList();
    lifecycle = new Lifecycle(context, this.guards);
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
    turn.lock();
    try {
      lifecycle.noticeVersions();
      Attempt attempt = new Attempt(context);
      for (PartitionWorker worker : workers) {
        attempt.run(worker.partition(), () -> attempt.count(worker, worker.turn(most)));
      }
      attempt.run(null, lifecycle::settle);
      attempt.run(null, () -> new InDoubt(context).settle(inDoubtAfter));
      attempt.run(null, () -> alerts.act(context, lifecycle));
      return attempt.report(context.now().plus(POLL));
    } finally {
      turn.unlock();
    }
  }

  /**
   * Writes the other side of a transaction that a host is about to commit, through the maps in mode
   * {@code SYNCHRONOUS} that run (UND-14: changes of other maps are left to the feed). Call it in
   * the host's own transaction, with every change that it makes. The connectors may be asked for
   * rows of both sides meanwhile, so that reading must not wait for that transaction.
   *
   * <p>Until the transaction ends, nothing else travels of the rows that it writes. A row that
   * somebody changed on the other side is decided by the policy of its map, and the transaction
   * refused where that change wins (I14).
   *
   * @param transactionId names the transaction among all of that side that have not ended
   * @param changes in the order in which they were made, with the versions that the host knows and
   *     the rows before, where there were any: they tell later what was committed
   */
  public SynchronousTransaction begin(Side origin, String transactionId, List<Change> changes) {
    Gates gates = new Gates(context);
    gates.close();
    Preparation preparation = new Preparation(context, origin, origin + "-" + transactionId);
    MapStates states = MapStates.load(context.store());
    changes.forEach(change -> preparation.add(change, states));
    preparation.run();
    if (!preparation.refusals().isEmpty()) {
      carryOut(preparation.abandon());
      gates.keep();
    }
    return new SynchronousTransaction(preparation, this::carryOut);
  }

  /**
   * Carries out at once what rows owe after their transaction was given up; if a step runs just
   * now, another runtime has the partition, or something fails, of which the listener hears, a
   * later step does it. A host must not wait for a step, which may wait for the rows of that host.
   */
  private void carryOut(Set<String> operations) {
    if (!operations.isEmpty() && turn.tryLock()) {
      try {
        Attempt attempt = new Attempt(context);
        workers.forEach(
            worker -> attempt.run(worker.partition(), () -> worker.carryOut(operations)));
        new InDoubt(context).release();
      } finally {
        turn.unlock();
      }
    }
  }

  /** The states and actions of the maps. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** Changes that could not be carried out. */
  public DeadLetters deadLetters() {
    return new DeadLetters(context);
  }

  /** Concurrent edits, decided and not. */
  public Conflicts conflicts() {
    return new Conflicts(context);
  }

  /** Changes that wait for their turn. */
  public Backlog backlog() {
    return new Backlog(context);
  }

  /**
   * What happened to a map from its first start on, the oldest first, as far as it was not pruned
   * (ERR-1).
   *
   * @throws DualWriteException with {@code MAP_UNKNOWN}
   */
  public List<Activity> activity(String map) {
    return new ActivityLog(context).of(context.require(map));
  }

  /** Changes that wait for rows they refer to (I12). */
  public ParkedRows parked() {
    return new ParkedRows(context);
  }

  /** The transactions that are not wholly visible on the other side (I13). */
  public IncompleteGroups incompleteGroups() {
    return new IncompleteGroups(context);
  }

  /**
   * Where the present value of a column comes from: which change of the other side brought it,
   * through which version and which fields of the map. Reads the row, so that a value that somebody
   * else wrote is told from ours.
   *
   * @param target the side that holds the value
   * @param key names the row: the key on finance, company included, or the identifier or a key on
   *     Dataverse
   * @param column the column of the value
   * @throws DualWriteException with {@code MAP_UNKNOWN}
   * @throws dev.tandem.spi.error.ConnectorException when the row cannot be read
   */
  public ValueOrigin lineage(String map, Side target, KeyValues key, String column) {
    return new LineageSearch(context, context.require(map), target, column).find(key);
  }

  /**
   * Forgets what was finished before an instant, and the records of conflicts that were decided
   * before it. Nothing that is still owed is touched; counters keep counting it.
   *
   * @return how many obligations were forgotten
   */
  public int prune(Instant before) {
    int pruned = 0;
    int last = PRUNED_AT_ONCE;
    while (last == PRUNED_AT_ONCE) {
      last = context.store().prune(before, PRUNED_AT_ONCE);
      pruned += last;
    }
    rememberPruning(before);
    conflicts().prune(before);
    incompleteGroups().prune(before);
    new ActivityLog(context).prune(before);
    return pruned;
  }

  /** So that nobody takes a history that was cut off for all there was. */
  private void rememberPruning(Instant before) {
    String name = LineageSearch.PRUNED;
    String known = context.store().documents(name).getOrDefault(name, "");
    if (known.isEmpty() || Instant.parse(known).isBefore(before)) {
      context
          .store()
          .commit(
              StoreCommit.under(null)
                  .expect(name, known)
                  .document(name, before.toString())
                  .build());
    }
  }

  /**
   * Asks for an initial sync of one map and of the maps that it refers to, unless these run
   * already; see {@link #initialSync(InitialSyncRequest)}.
   *
   * @param master whose values win where both sides have a row of one key (INIT-3)
   */
  public String initialSync(String map, Side master) {
    return initialSync(InitialSyncRequest.of(master, map));
  }

  /**
   * Asks for an initial sync. Only the request is recorded; {@link #step} does the work, beside the
   * changes that both sides go on making: these are recorded meanwhile and carried over when the
   * map runs, so that none is lost and each counts as newer than the snapshot (I17).
   *
   * @return the name of the run, for {@link #initialSyncStatus} and the outcomes of its rows
   * @throws DualWriteException with {@code MAP_UNKNOWN}, or {@code ACTION_REFUSED} when a named map
   *     is not in the state {@code NOT_RUNNING} (INIT-26)
   * @throws dev.tandem.sync.policy.StartRefusedException when a guard refuses; nothing is recorded
   * @throws dev.tandem.spi.error.ConnectorException when a guard cannot read what it needs
   */
  public String initialSync(InitialSyncRequest request) {
    lifecycle.noticeVersions();
    return new InitialSyncStart(context, guards).record(request);
  }

  /** How far an initial sync is; empty when the store knows none of the name. */
  public Optional<InitialSyncStatus> initialSyncStatus(String run) {
    return Optional.ofNullable(new RunReports(context).status(run));
  }

  /** How far every initial sync is that was ever asked for, the first asked first. */
  public List<InitialSyncStatus> initialSyncs() {
    return new RunReports(context).initialSyncs();
  }

  /**
   * The full compares that go on because a change feed no longer reached back: one for each side
   * that lost changes, gone from here once every map that receives them was compared (I10).
   */
  public List<InitialSyncStatus> resyncs() {
    return new RunReports(context).resyncs();
  }

  /**
   * Compares both sides through a map as it runs, page by page with little in memory, and changes
   * nothing: rows that are missing on either side, rows that only one side's filter lets through,
   * and columns that differ once they are normalised (I25). Rows of which changes still wait are
   * counted and not reported unless asked for. Sums of decimal columns come with the report.
   *
   * @param consumer takes each difference as it is found
   * @throws DualWriteException with {@code MAP_UNKNOWN}
   * @throws dev.tandem.spi.error.ConnectorException when a side cannot be read
   */
  public ReconcileReport reconcile(
      ReconcileRequest request, Consumer<? super Difference> consumer) {
    return new Repairs(context).reconcile(request, consumer);
  }

  /**
   * Compares, and records what makes the target of a way like its source; {@link #step} carries it
   * out. Rows that once came from the source and are gone there are deleted; rows that never came
   * from it are left. Asked for twice, it records everything once (I25).
   *
   * @param consumer takes each difference as it is found
   * @throws DualWriteException with {@code MAP_UNKNOWN}, or {@code ACTION_REFUSED} when the map has
   *     no such way or does not run
   * @throws dev.tandem.spi.error.ConnectorException when a side cannot be read; what was found
   *     before is recorded
   */
  public RepairReport repair(
      ReconcileRequest request, Direction direction, Consumer<? super Difference> consumer) {
    return new Repairs(context).repair(request, direction, consumer);
  }

  /**
   * Hands over what became of every row that a run recorded, in the order in which they were read,
   * with little in memory. Rows that both sides were known to agree on were not recorded.
   *
   * @param run an initial sync, a compare after a lost feed, or a repair
   * @param statuses only rows with these outcomes; all when none is named
   */
  public void rowOutcomes(
      String run, Consumer<? super RowOutcome> consumer, ObligationStatus... statuses) {
    new RowOutcomes(context, run)
        .forEach(consumer, statuses.length == 0 ? ObligationStatus.values() : statuses);
  }

  /**
   * Gives the rows of a run that are parked or dead another try, with what they hold now; the
   * others are left alone (INIT-10). {@link #step} does the work.
   *
   * @return how many rows
   * @throws DualWriteException with {@code ACTION_REFUSED} when one of its maps does not run: what
   *     changed since would be missed, so that a new initial sync is needed, which writes nothing
   *     for rows that are alike
   */
  public int retryFailed(String run) {
    return new RunReports(context).retryable(run).retryFailed();
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

  /**
   * What became of the obligations of one map.
   *
   * @param target only towards this side, null for both
   * @throws DualWriteException with {@code MAP_UNKNOWN}
   */
  public SyncCounters counters(String map, @Nullable Side target) {
    return SyncCounters.of(context.store().counts(), context.require(map).name(), target);
  }

  /** Gives the partitions back; the store and the connectors stay open. Idempotent. */
  @Override
  public void close() {
    turn.lock();
    try {
      workers.forEach(PartitionWorker::release);
    } finally {
      turn.unlock();
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
    private final List<AlertRule> alerts = new ArrayList<>();
    private final List<StartGuard> guards = new ArrayList<>();
    private Duration inDoubtAfter = Duration.ofMinutes(2);

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

    /** What happens when errors pile up; rules of one name are the same rule (ALR-1). */
    public Builder alert(AlertRule rule) {
      alerts.removeIf(known -> known.name().equals(rule.name()));
      alerts.add(rule);
      return this;
    }

    /**
     * Asked before maps are started, by {@link Lifecycle#start} or an initial sync; several are
     * asked in this order, and every one must agree. Without any, a start needs the store alone.
     */
    public Builder startGuard(StartGuard guard) {
      guards.add(guard);
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

    /**
     * How long a host may take to say how a transaction of both sides ended, before a step finds it
     * out from the rows; two minutes unless said (LIM-4).
     */
    public Builder inDoubtAfter(Duration age) {
      inDoubtAfter = age;
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
     * @throws DualWriteException with {@code SYNC_MISCONFIGURED} when something is missing, two
     *     maps have one name, maps keep one table in different partitions, or an alert rule watches
     *     a map that is not there
     */
    public SyncRuntime build() {
      checkNames();
      List<SyncEvent.MapsOverlap> overlaps = SideBySide.check(maps);
      Alerts watching = new Alerts(alerts);
      SyncContext context =
          new SyncContext(
              new SideAccess(needed(dataverse, "a connector to Dataverse")),
              new SideAccess(needed(finance, "a connector to finance")),
              needed(store, "a store"),
              needed(clock, "a clock"),
              maps,
              owner,
              leaseLife,
              retry,
              watching.before(listener));
      overlaps.forEach(context::tell);
      return new SyncRuntime(context, guards, inDoubtAfter, watching);
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
      for (AlertRule rule : alerts) {
        for (String map : rule.maps()) {
          if (!names.contains(map)) {
            throw misconfigured(
                "alert rule %s watches %s; there are %s".formatted(rule.name(), map, names));
          }
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
