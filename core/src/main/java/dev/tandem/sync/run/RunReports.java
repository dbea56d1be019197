package dev.tandem.sync.run;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.LegPhase;
import dev.tandem.sync.initial.LegProgress;
import dev.tandem.sync.initial.MapProgress;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.Runs;
import dev.tandem.sync.live.SyncContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the store says about runs. */
public final class RunReports {
  private final SyncContext context;

  /** The reports of a runtime. */
  public RunReports(SyncContext context) {
    this.context = context;
  }

  /** Where the maps of a run stand, in the order of the plan. */
  static Map<String, RunOfMap> maps(SyncStore store, RunPlan plan) {
    Map<String, String> documents = store.documents(RunOfMap.PREFIX + plan.run() + '/');
    Map<String, RunOfMap> maps = new LinkedHashMap<>();
    for (String map : plan.maps()) {
      String text = documents.get(RunOfMap.documentName(plan.run(), map));
      if (text != null) {
        maps.put(map, RunOfMap.parse(plan.run(), map, text));
      }
    }
    return maps;
  }

  static @Nullable RunOfMap map(SyncStore store, String run, String map) {
    String name = RunOfMap.documentName(run, map);
    String text = store.documents(name).get(name);
    return text == null ? null : RunOfMap.parse(run, map, text);
  }

  /** How far an initial sync is; null when the store knows none of the name. */
  public @Nullable InitialSyncStatus status(String run) {
    RunPlan plan = RunPlan.load(context.store(), run);
    if (plan == null) {
      return null;
    }
    MapStates states = MapStates.load(context.store());
    List<MapProgress> maps = new ArrayList<>();
    maps(context.store(), plan).values().forEach(map -> maps.add(progress(map, states)));
    return new InitialSyncStatus(run, plan.master(), plan.asked(), maps);
  }

  /** Every initial sync that the store knows, the first asked first. */
  public List<InitialSyncStatus> initialSyncs() {
    List<InitialSyncStatus> found = new ArrayList<>();
    for (String name : context.store().documents(RunPlan.PREFIX).keySet()) {
      String run = name.substring(RunPlan.PREFIX.length());
      InitialSyncStatus status = Runs.isInitial(run) ? status(run) : null;
      if (status != null) {
        found.add(status);
      }
    }
    // Their numbers grow; the clock may have stood still meanwhile, or been set back.
    found.sort(
        Comparator.comparingInt((InitialSyncStatus status) -> status.run().length())
            .thenComparing(InitialSyncStatus::run));
    return found;
  }

  /** The compares that go on because a feed lost changes (I10). */
  public List<InitialSyncStatus> resyncs() {
    List<InitialSyncStatus> resyncs = new ArrayList<>();
    for (String run : Resyncs.runs(context).values()) {
      InitialSyncStatus status = status(run);
      if (status != null) {
        resyncs.add(status);
      }
    }
    return resyncs;
  }

  private MapProgress progress(RunOfMap run, MapStates states) {
    boolean goes =
        !Runs.isInitial(run.run())
            || (states.of(run.map()) == MapState.INITIALIZING
                && run.run().equals(states.fields(run.map()).get(MapStates.RUN)));
    boolean stopped = run.outcome() == MapProgress.Outcome.WORKING && !goes;
    return new MapProgress(
        run.map(),
        stopped ? MapProgress.Outcome.STOPPED : run.outcome(),
        run.legs().stream().map(leg -> progress(run, leg)).toList());
  }

  private LegProgress progress(RunOfMap run, LegState leg) {
    Owed owed = new Owed(context, run.map(), leg.direction().target());
    long failed = failed(owed, run.run());
    long waiting = owed.count(run.run(), ObligationStatus.PENDING, ObligationStatus.IN_DOUBT);
    Side from = leg.direction().source();
    return new LegProgress(
        from,
        leg.phase(),
        leg.read(),
        leg.unchanged(),
        leg.live(),
        leg.recorded(),
        Math.max(0, leg.recorded() - failed - waiting),
        failed,
        leg.total() < 0 ? OptionalLong.empty() : OptionalLong.of(leg.total()),
        leg.began(),
        leg.ended(),
        remaining(leg));
  }

  /** As long as it took so far, for the rows that are left. */
  private @Nullable Duration remaining(LegState leg) {
    Instant began = leg.began();
    if (leg.phase() != LegPhase.READING || began == null || leg.total() < 0 || leg.read() == 0) {
      return null;
    }
    long left = Math.max(0, leg.total() - leg.read());
    Duration taken = Duration.between(began, context.now());
    return taken.multipliedBy(left).dividedBy(leg.read());
  }

  /**
   * The rows of a run for another try.
   *
   * @throws DualWriteException with {@code ACTION_REFUSED} when one of its maps does not run
   */
  public RowOutcomes retryable(String run) {
    RunPlan plan = RunPlan.load(context.store(), run);
    MapStates states = MapStates.load(context.store());
    for (String map : plan == null ? List.<String>of() : plan.maps()) {
      if (!states.of(map).receives()) {
        throw new DualWriteException(
            ErrorCode.ACTION_REFUSED,
            "cannot retry rows of %s: %s does not run; start a new initial sync of it"
                .formatted(run, map));
      }
    }
    return new RowOutcomes(context, run);
  }

  /** How many rows of a map failed in a run. */
  long failed(RunOfMap run) {
    return run.legs().stream()
        .mapToLong(leg -> failed(new Owed(context, run.map(), leg.direction().target()), run.run()))
        .sum();
  }

  private static long failed(Owed owed, String run) {
    return owed.count(
        run, ObligationStatus.PARKED, ObligationStatus.CONFLICT, ObligationStatus.DEAD);
  }
}
