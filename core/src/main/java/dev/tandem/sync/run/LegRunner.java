package dev.tandem.sync.run;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.Settlement;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.LinkState;
import dev.tandem.sync.initial.LegPhase;
import dev.tandem.sync.live.Feeds;
import dev.tandem.sync.live.Intake;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.SyncContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves one way of one map of an initial sync on, a little at a time. */
final class LegRunner {
  private final SyncContext context;
  private final MapRun map;
  private final RunPlan plan;
  private final Lease lease;
  private final Feeds feeds;
  private final ChunkReader reader;

  LegRunner(SyncContext context, MapRun map, RunPlan plan, Lease lease, Feeds feeds) {
    this.context = context;
    this.map = map;
    this.plan = plan;
    this.lease = lease;
    this.feeds = feeds;
    reader = new ChunkReader(context, map, plan);
  }

  /** One move of the way that is being gone. */
  Intake.Result move(MapStates states, RunOfMap run, LegState leg, int limit) {
    Owed owed = new Owed(context, map.name(), leg.direction().target());
    return switch (leg.phase()) {
      case WAITING -> begin(run, leg, owed);
      case READING -> {
        if (reader.isRead(leg)) {
          yield allRead(states, run, leg);
        }
        yield owed.isBusy(plan.run())
            ? Intake.Result.NOTHING
            : reader.read(lease, states, feeds, run, leg, rule(run, leg), limit);
      }
      case WAKING -> wake(run, leg, owed);
      case DRAINING ->
          owed.isWaiting(plan.run())
              ? Intake.Result.NOTHING
              : to(run, leg.in(LegPhase.DONE, context.now()));
      case SWEEPING, FINISHING, DONE ->
          throw new IllegalStateException("an initial sync is never " + leg.phase());
    };
  }

  private Intake.Result begin(RunOfMap run, LegState leg, Owed owed) {
    Side source = leg.direction().source();
    if (!context.side(source).isOpen(context.now())) {
      return Intake.Result.NOTHING;
    }
    long total = reader.total(feeds, source);
    return to(run, leg.begun(total, owed.first(plan.run()), context.now()));
  }

  private Intake.Result allRead(MapStates states, RunOfMap run, LegState leg) {
    StoreCommit.Builder commit = StoreCommit.under(lease);
    run.into(commit, run.with(leg.in(LegPhase.WAKING, null)));
    if (leg.direction().source() == Side.DATAVERSE) {
      String name = MapStates.PREFIX + map.name();
      commit.expect(name, states.document(map.name()));
      commit.document(name, states.fields(map.name()).with(MapStates.COMING, null).toText());
    }
    return store(commit);
  }

  /** Rows that wait for rows get one more look, now that all are there that will come. */
  private Intake.Result wake(RunOfMap run, LegState leg, Owed owed) {
    List<Obligation> parked = owed.parked(plan.run(), leg.mark());
    if (parked.isEmpty()) {
      return to(run, leg.in(LegPhase.DRAINING, null));
    }
    StoreCommit.Builder commit = StoreCommit.under(lease);
    parked.forEach(
        obligation ->
            commit.settle(
                Settlement.of(
                    obligation, ObligationStatus.PENDING, context.now(), "all rows are read")));
    run.into(commit, run.with(leg.marked(parked.get(parked.size() - 1).sequence())));
    return store(commit);
  }

  private Intake.Result to(RunOfMap run, LegState leg) {
    return store(run.into(StoreCommit.under(lease), run.with(leg)));
  }

  private Intake.Result store(StoreCommit.Builder commit) {
    CommitOutcome outcome = context.store().commit(commit.build());
    return outcome instanceof CommitOutcome.Fenced ? Intake.Result.FENCED : Intake.Result.MORE;
  }

  /**
   * Live changes wait until the sync is over and carry their rows; on the way back, rows that the
   * first way has just brought are left out (UND-19).
   */
  private ChunkReader.Rule rule(RunOfMap run, LegState leg) {
    boolean back = run.legs().indexOf(leg) > 0;
    return new ChunkReader.Rule() {
      @Override
      public boolean leavesEarlierChanges() {
        return true;
      }

      @Override
      public boolean isUnchanged(SourceRow row, @Nullable LinkState link) {
        return back
            && link != null
            && !link.deleted()
            && row.version().equals(link.side(leg.direction().source()).echo())
            && link.side(leg.direction().target()).obligation() >= leg.mark();
      }
    };
  }
}
