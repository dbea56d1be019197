package dev.tandem.sync.run;

import dev.tandem.spi.schema.Side;
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
import dev.tandem.sync.live.Runs;
import dev.tandem.sync.live.SyncContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way of an initial sync: read, wake what waits for rows, drain. */
final class InitialLeg extends LegRunner {
  InitialLeg(SyncContext context, MapRun map, RunPlan plan, Lease lease, Feeds feeds) {
    super(context, map, plan, lease, feeds);
  }

  @Override
  Intake.Result move(MapStates states, RunOfMap run, LegState leg, int limit) {
    return switch (leg.phase()) {
      case WAITING -> begin(run, leg);
      case READING ->
          reader.isRead(leg)
              ? allRead(states, run, leg)
              : read(states, run, leg, rule(run, leg), limit);
      case WAKING -> wake(run, leg, owed(leg));
      case DRAINING -> whenDrained(run, leg, leg.in(LegPhase.DONE, context.now()));
      case SWEEPING, FINISHING, DONE ->
          throw new IllegalStateException("an initial sync is never " + leg.phase());
    };
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
                    obligation, ObligationStatus.PENDING, context.now(), Runs.LAST_LOOK)));
    run.into(commit, run.with(leg.marked(parked.get(parked.size() - 1).sequence())));
    return store(commit);
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
            && !link.side(leg.direction().source()).behind()
            && link.side(leg.direction().target()).obligation() >= leg.mark();
      }
    };
  }
}
