package dev.tandem.sync.run;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.live.Feeds;
import dev.tandem.sync.live.Intake;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.SyncContext;

/** Moves one way of one map of a run on, a little at a time. Used for one turn. */
abstract class LegRunner {
  final SyncContext context;
  final MapRun map;
  final RunPlan plan;
  final Lease lease;
  final Feeds feeds;
  final ChunkReader reader;

  LegRunner(SyncContext context, MapRun map, RunPlan plan, Lease lease, Feeds feeds) {
    this.context = context;
    this.map = map;
    this.plan = plan;
    this.lease = lease;
    this.feeds = feeds;
    reader = new ChunkReader(context, map, plan);
  }

  /** One move of the way that is being gone. */
  abstract Intake.Result move(MapStates states, RunOfMap run, LegState leg, int limit);

  final Owed owed(LegState leg) {
    return new Owed(context, map.name(), leg.direction().target());
  }

  final Intake.Result begin(RunOfMap run, LegState leg) {
    Side source = leg.direction().source();
    if (!context.side(source).isOpen(context.now())) {
      return Intake.Result.NOTHING;
    }
    long total = reader.total(feeds, source);
    return to(run, leg.begun(total, owed(leg).first(plan.run()), context.now()));
  }

  final Intake.Result read(
      MapStates states, RunOfMap run, LegState leg, ChunkReader.Rule rule, int limit) {
    return owed(leg).isBusy(plan.run())
        ? Intake.Result.NOTHING
        : reader.read(lease, states, feeds, run, leg, rule, limit);
  }

  /** The same once nothing of the run waits. */
  final Intake.Result whenDrained(RunOfMap run, LegState leg, LegState next) {
    return owed(leg).isWaiting(plan.run()) ? Intake.Result.NOTHING : to(run, next);
  }

  final Intake.Result to(RunOfMap run, LegState leg) {
    return store(run.into(StoreCommit.under(lease), run.with(leg)));
  }

  final Intake.Result store(StoreCommit.Builder commit) {
    CommitOutcome outcome = context.store().commit(commit.build());
    return outcome instanceof CommitOutcome.Fenced ? Intake.Result.FENCED : Intake.Result.MORE;
  }
}
