package dev.tandem.sync.run;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.initial.MapProgress;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.ChunkSource;
import dev.tandem.sync.live.Feeds;
import dev.tandem.sync.live.Groups;
import dev.tandem.sync.live.Intake;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.SyncContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries the initial syncs of one partition on, as far as the store says that there are any. */
public final class InitialSyncs implements ChunkSource {
  private final SyncContext context;
  private final String partition;
  private final Ordering ordering;

  /** The initial syncs of the maps of a partition. */
  public InitialSyncs(SyncContext context, String partition) {
    this.context = context;
    this.partition = partition;
    ordering = new Ordering(context);
  }

  @Override
  public Intake.Result advance(Lease lease, MapStates states, Feeds feeds, int limit) {
    boolean more = false;
    for (MapRun map : context.maps()) {
      boolean ours =
          map.options().partition().equals(partition)
              && states.of(map.name()) == MapState.INITIALIZING;
      if (ours) {
        // Each map works on the states as its predecessors left them.
        Intake.Result result = move(lease, MapStates.load(context.store()), feeds, map, limit);
        if (result == Intake.Result.FENCED) {
          return result;
        }
        more |= result == Intake.Result.MORE;
      }
    }
    return more ? Intake.Result.MORE : Intake.Result.NOTHING;
  }

  private Intake.Result move(Lease lease, MapStates states, Feeds feeds, MapRun map, int limit) {
    String name = states.fields(map.name()).get(MapStates.RUN, "");
    RunPlan plan = RunPlan.load(context.store(), name);
    if (plan == null || states.of(map.name()) != MapState.INITIALIZING) {
      return Intake.Result.NOTHING;
    }
    if (states.fields(map.name()).get(MapStates.OPENING) != null) {
      return open(lease, states, feeds, map);
    }
    Map<String, RunOfMap> all = RunReports.maps(context.store(), plan);
    RunOfMap run = all.get(map.name());
    LegState leg = run == null ? null : run.current();
    if (run == null) {
      return Intake.Result.NOTHING;
    }
    if (leg == null) {
      return end(lease, states, map, plan, run);
    }
    if (!mayGo(map, plan, all, leg)) {
      return Intake.Result.NOTHING;
    }
    Intake.Result result =
        new InitialLeg(context, map, plan, lease, feeds).move(states, run, leg, limit);
    tell(map, plan.run(), leg);
    return result;
  }

  /**
   * Passes over what happened before the sync was asked for, so that only what happens from now on
   * counts as newer than the snapshot.
   */
  private Intake.Result open(Lease lease, MapStates states, Feeds feeds, MapRun map) {
    for (Side side : Side.values()) {
      Owed owed = new Owed(context, map.name(), side);
      List<Obligation> left = owed.live(0);
      if (!left.isEmpty()) {
        return passOver(lease, left);
      }
      Intake.Result drained = feeds.drain(side, lease, states);
      if (drained != Intake.Result.ALL) {
        return drained;
      }
    }
    String text = states.fields(map.name()).with(MapStates.OPENING, null).toText();
    StoreCommit.Builder commit =
        StoreCommit.under(lease)
            .expect(MapStates.PREFIX + map.name(), states.document(map.name()))
            .document(MapStates.PREFIX + map.name(), text);
    return stored(commit);
  }

  private Intake.Result passOver(Lease lease, List<Obligation> left) {
    Intake.Result result =
        settled(lease, left, ObligationStatus.DISCARDED, "an initial sync reads all rows");
    // Their rows are read: of their transactions nothing is owed for their sake any more (I13).
    Groups.of(left).forEach(group -> Groups.closeIfDone(context, group));
    return result;
  }

  private Intake.Result settled(
      Lease lease, List<Obligation> left, ObligationStatus status, String note) {
    StoreCommit.Builder commit = StoreCommit.under(lease);
    left.forEach(
        obligation -> commit.settle(Settlement.of(obligation, status, context.now(), note)));
    return stored(commit);
  }

  private Intake.Result stored(StoreCommit.Builder commit) {
    CommitOutcome outcome = context.store().commit(commit.build());
    return outcome instanceof CommitOutcome.Fenced ? Intake.Result.FENCED : Intake.Result.MORE;
  }

  /** Maps that this one refers to and that come before it go first, each way for itself. */
  private boolean mayGo(MapRun map, RunPlan plan, Map<String, RunOfMap> all, LegState leg) {
    Set<String> needed = ordering.prerequisites(map);
    for (String earlier : plan.maps().subList(0, plan.maps().indexOf(map.name()))) {
      RunOfMap other = all.get(earlier);
      boolean open =
          other != null
              && needed.contains(earlier)
              && other.outcome() == MapProgress.Outcome.WORKING
              && MapStates.load(context.store()).of(earlier) == MapState.INITIALIZING
              && !other.isDone(leg.direction());
      if (open) {
        return false;
      }
    }
    return true;
  }

  private Intake.Result end(Lease lease, MapStates states, MapRun map, RunPlan plan, RunOfMap run) {
    long failed = new RunReports(context).failed(run);
    boolean runs = failed == 0 || !plan.insists();
    MapState to = runs ? MapState.RUNNING : MapState.NOT_RUNNING;
    String reason =
        failed == 0
            ? "%s is complete".formatted(plan.run())
            : "%s is over, %d rows failed".formatted(plan.run(), failed);
    List<Obligation> left = runs ? List.of() : changesOf(map);
    if (!left.isEmpty()) {
      // The map does not run, so that nobody would ever carry them out: a person decides.
      return settled(lease, left, ObligationStatus.DEAD, reason + ", so the map does not run");
    }
    StoreCommit.Builder commit = StoreCommit.under(lease);
    states.move(
        commit, map, to, context.now(), reason, fields -> fields.with(MapStates.COMING, null));
    run.into(commit, run.ended(runs ? MapProgress.Outcome.DONE : MapProgress.Outcome.FAILED));
    CommitOutcome outcome = context.store().commit(commit.build());
    if (outcome.succeeded()) {
      context.tell(
          new SyncEvent.StateChanged(map.name(), MapState.INITIALIZING.name(), to.name(), reason));
    }
    return outcome instanceof CommitOutcome.Fenced ? Intake.Result.FENCED : Intake.Result.MORE;
  }

  /** Some of the changes that were made beside the sync and wait for its end. */
  private List<Obligation> changesOf(MapRun map) {
    List<Obligation> changes = new ArrayList<>();
    for (Side side : Side.values()) {
      changes.addAll(new Owed(context, map.name(), side).live(0));
    }
    changes.removeIf(obligation -> obligation.run() != null);
    return changes;
  }

  private void tell(MapRun map, String run, LegState before) {
    RunOfMap now = RunReports.map(context.store(), run, map.name());
    for (LegState leg : now == null ? List.<LegState>of() : now.legs()) {
      if (leg.direction() == before.direction() && !leg.equals(before)) {
        context.tell(
            new SyncEvent.ReadAdvanced(
                run,
                map.name(),
                leg.direction().source(),
                leg.phase().name(),
                leg.read(),
                leg.total()));
      }
    }
  }
}
