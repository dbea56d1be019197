package dev.tandem.sync.run;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.Lease;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.initial.MapProgress;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.ChunkSource;
import dev.tandem.sync.live.Feeds;
import dev.tandem.sync.live.Intake;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.Runs;
import dev.tandem.sync.live.SyncContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * After a feed lost changes: compares all rows of the side with what is known of them, through
 * every map that receives its changes, and only then forgets that the feed had expired (I10).
 */
public final class Resyncs implements ChunkSource {
  /** What the names of the documents start with; the partition and the side follow. */
  static final String PREFIX = "resync/";

  private static final String RUN = "run";
  private static final String SINCE = "since";

  private final SyncContext context;
  private final String partition;

  /** The compares of the maps of a partition. */
  public Resyncs(SyncContext context, String partition) {
    this.context = context;
    this.partition = partition;
  }

  @Override
  public Intake.Result advance(Lease lease, MapStates states, Feeds feeds, int limit) {
    boolean more = false;
    for (Side side : Side.values()) {
      String since = Fields.parse(document(feedName(side))).get(Intake.EXPIRED);
      if (since != null) {
        Intake.Result result = compare(lease, feeds, side, since, limit);
        if (result == Intake.Result.FENCED) {
          return result;
        }
        more |= result == Intake.Result.MORE;
      }
    }
    return more ? Intake.Result.MORE : Intake.Result.NOTHING;
  }

  private String feedName(Side side) {
    return Intake.PREFIX + partition + '/' + side;
  }

  private String name(Side side) {
    return PREFIX + partition + '/' + side;
  }

  private String document(String name) {
    return context.store().documents(name).getOrDefault(name, "");
  }

  private Intake.Result compare(Lease lease, Feeds feeds, Side side, String since, int limit) {
    Fields fields = Fields.parse(document(name(side)));
    RunPlan plan =
        since.equals(fields.get(SINCE)) ? RunPlan.load(context.store(), fields.get(RUN, "")) : null;
    if (plan == null) {
      return start(lease, side, since);
    }
    boolean open = false;
    boolean more = false;
    for (RunOfMap run : RunReports.maps(context.store(), plan).values()) {
      if (run.outcome() == MapProgress.Outcome.WORKING) {
        open = true;
        Intake.Result result = move(lease, feeds, plan, run, limit);
        if (result == Intake.Result.FENCED) {
          return result;
        }
        more |= result == Intake.Result.MORE;
      }
    }
    if (!open) {
      return finish(lease, side, since);
    }
    return more ? Intake.Result.MORE : Intake.Result.NOTHING;
  }

  private Intake.Result start(Lease lease, Side side, String since) {
    MapStates states = MapStates.load(context.store());
    Direction from = Direction.to(side.other());
    List<String> maps =
        context.maps().stream()
            .filter(map -> map.options().partition().equals(partition) && map.travels(from))
            .map(MapRun::name)
            .filter(map -> states.of(map).receives())
            .toList();
    String before = document(RunPlan.NUMBER);
    long number = before.isEmpty() ? 1 : Long.parseLong(before) + 1;
    RunPlan plan = new RunPlan(Runs.RESYNC + number, side, maps, List.of(), false, context.now());
    StoreCommit.Builder commit =
        StoreCommit.under(lease)
            .expect(RunPlan.NUMBER, before)
            .document(RunPlan.NUMBER, Long.toString(number))
            .document(RunPlan.PREFIX + plan.run(), plan.toText())
            .document(name(side), Fields.none().with(RUN, plan.run()).with(SINCE, since).toText());
    for (String map : maps) {
      RunOfMap first = RunOfMap.first(plan.run(), map, List.of(from));
      commit.document(RunOfMap.documentName(plan.run(), map), first.toText());
    }
    return store(commit);
  }

  private Intake.Result move(Lease lease, Feeds feeds, RunPlan plan, RunOfMap run, int limit) {
    MapStates states = MapStates.load(context.store());
    MapRun map = context.map(run.map());
    MapState state = states.of(run.map());
    LegState leg = run.current();
    if (map == null || state == MapState.NOT_RUNNING) {
      return end(lease, run, MapProgress.Outcome.STOPPED);
    }
    if (state == MapState.INITIALIZING) {
      return Intake.Result.NOTHING;
    }
    if (leg == null) {
      return end(lease, run, MapProgress.Outcome.DONE);
    }
    Intake.Result result =
        new ResyncLeg(context, map, plan, lease, feeds).move(states, run, leg, limit);
    if (result == Intake.Result.MORE) {
      tell(run);
    }
    return result;
  }

  private void tell(RunOfMap before) {
    RunOfMap now = RunReports.map(context.store(), before.run(), before.map());
    for (LegState leg : now == null ? List.<LegState>of() : now.legs()) {
      context.tell(
          new SyncEvent.ReadAdvanced(
              before.run(),
              before.map(),
              leg.direction().source(),
              leg.phase().name(),
              leg.read(),
              leg.total()));
    }
  }

  private Intake.Result end(Lease lease, RunOfMap run, MapProgress.Outcome outcome) {
    return store(run.into(StoreCommit.under(lease), run.ended(outcome)));
  }

  private Intake.Result finish(Lease lease, Side side, String since) {
    String text = document(feedName(side));
    Fields feed = Fields.parse(text);
    if (!since.equals(feed.get(Intake.EXPIRED))) {
      return Intake.Result.MORE;
    }
    return store(
        StoreCommit.under(lease)
            .expect(feedName(side), text)
            .document(feedName(side), feed.with(Intake.EXPIRED, null).toText())
            .document(name(side), ""));
  }

  private Intake.Result store(StoreCommit.Builder commit) {
    CommitOutcome outcome = context.store().commit(commit.build());
    return outcome instanceof CommitOutcome.Fenced ? Intake.Result.FENCED : Intake.Result.MORE;
  }

  /** The names of the runs that go on, by partition and side. */
  static Map<String, String> runs(SyncContext context) {
    Map<String, String> runs = new TreeMap<>();
    context
        .store()
        .documents(PREFIX)
        .forEach(
            (name, text) ->
                runs.put(name.substring(PREFIX.length()), Fields.parse(text).get(RUN, "")));
    return runs;
  }
}
