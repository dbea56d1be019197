package dev.tandem.sync.run;

import dev.tandem.map.Direction;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.MapStates;
import dev.tandem.sync.live.Runs;
import dev.tandem.sync.live.SyncContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes a request for an initial sync down: the plan and the states of its maps in one commit. */
public final class InitialSyncStart {
  private static final int TRIES = 20;

  private final SyncContext context;
  private final StartGuards guards;
  private final Ordering ordering;

  /** Requests to a runtime whose guards are asked before. */
  public InitialSyncStart(SyncContext context, StartGuards guards) {
    this.context = context;
    this.guards = guards;
    ordering = new Ordering(context);
  }

  /**
   * Records a request.
   *
   * @return the name of the run
   * @throws DualWriteException with {@code MAP_UNKNOWN}, or {@code ACTION_REFUSED} when a named map
   *     is not in the state {@code NOT_RUNNING} (INIT-26, LIFE-4)
   * @throws dev.tandem.sync.policy.StartRefusedException when a guard refuses
   * @throws dev.tandem.spi.error.ConnectorException when a guard cannot read what it needs
   */
  public String record(InitialSyncRequest request) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      MapStates states = MapStates.load(context.store());
      Chosen chosen = choose(request, states);
      guards.ask(chosen.all(), request.companies());
      String before = context.store().documents(RunPlan.NUMBER).getOrDefault(RunPlan.NUMBER, "");
      long number = before.isEmpty() ? 1 : Long.parseLong(before) + 1;
      RunPlan plan = plan(request, chosen, Runs.INITIAL + number);
      StoreCommit.Builder commit =
          StoreCommit.under(null)
              .expect(RunPlan.NUMBER, before)
              .document(RunPlan.NUMBER, Long.toString(number))
              .document(RunPlan.PREFIX + plan.run(), plan.toText());
      chosen.synced().forEach(map -> initialize(commit, states, plan, map));
      chosen
          .skipped()
          .forEach(
              map ->
                  states.move(
                      commit,
                      map,
                      MapState.RUNNING,
                      context.now(),
                      skippedBy(plan),
                      fields -> fields));
      if (context.store().commit(commit.build()) instanceof CommitOutcome.Committed) {
        tell(chosen, plan);
        return plan.run();
      }
    }
    throw new DualWriteException(
        ErrorCode.ACTION_REFUSED,
        "cannot start the initial sync of %s: the states of the maps kept changing; try again"
            .formatted(request.maps()));
  }

  /** The maps that take part. */
  private record Chosen(List<MapRun> synced, List<MapRun> skipped) {
    List<MapRun> all() {
      List<MapRun> all = new ArrayList<>(synced);
      all.addAll(skipped);
      return all;
    }
  }

  private Chosen choose(InitialSyncRequest request, MapStates states) {
    Set<String> named = new LinkedHashSet<>();
    request.maps().forEach(name -> named.add(context.require(name).name()));
    Set<String> skipped = new LinkedHashSet<>();
    request.skipped().forEach(name -> skipped.add(context.require(name).name()));
    Set<String> all = new LinkedHashSet<>(named);
    if (request.withPrerequisites()) {
      // Those that run, or were paused on purpose, are left as they are.
      ordering.withPrerequisites(named).stream()
          .filter(name -> states.of(name) == MapState.NOT_RUNNING)
          .forEach(all::add);
    }
    all.addAll(skipped);
    for (String name : all) {
      if (states.of(name) != MapState.NOT_RUNNING) {
        throw new DualWriteException(
            ErrorCode.ACTION_REFUSED,
            "cannot start the initial sync of %s: it is %s and must be NOT_RUNNING; stop it first"
                .formatted(name, states.of(name)));
      }
    }
    List<MapRun> synced = new ArrayList<>();
    List<MapRun> started = new ArrayList<>();
    for (String name : ordering.ordered(all)) {
      (skipped.contains(name) ? started : synced).add(context.require(name));
    }
    return new Chosen(synced, started);
  }

  private RunPlan plan(InitialSyncRequest request, Chosen chosen, String run) {
    return new RunPlan(
        run,
        request.master(),
        chosen.synced().stream().map(MapRun::name).toList(),
        request.companies().stream()
            .sorted(Comparator.comparing(LegalEntity::code, String.CASE_INSENSITIVE_ORDER))
            .toList(),
        request.insists(),
        context.now());
  }

  private void initialize(StoreCommit.Builder commit, MapStates states, RunPlan plan, MapRun map) {
    boolean readsDataverse = map.travels(Direction.TO_FINANCE);
    states.move(
        commit,
        map,
        MapState.INITIALIZING,
        context.now(),
        plan.run(),
        fields ->
            fields
                .with(MapStates.RUN, plan.run())
                .with(MapStates.MASTER, plan.master())
                .with(MapStates.OPENING, true)
                .with(MapStates.COMING, readsDataverse ? true : null));
    RunOfMap first = RunOfMap.first(plan.run(), map.name(), ways(map, plan.master()));
    commit.document(RunOfMap.documentName(plan.run(), map.name()), first.toText());
  }

  private static String skippedBy(RunPlan plan) {
    return "skipped by " + plan.run();
  }

  /** From the master first, then back; a map that goes one way only has no choice (UND-51). */
  private static List<Direction> ways(MapRun map, Side master) {
    Direction first = Direction.to(master.other());
    List<Direction> ways = new ArrayList<>();
    for (Direction way : List.of(first, first.reverse())) {
      if (map.travels(way)) {
        ways.add(way);
      }
    }
    return ways;
  }

  private void tell(Chosen chosen, RunPlan plan) {
    String from = MapState.NOT_RUNNING.name();
    for (MapRun map : chosen.synced()) {
      context.tell(
          new SyncEvent.StateChanged(map.name(), from, MapState.INITIALIZING.name(), plan.run()));
    }
    for (MapRun map : chosen.skipped()) {
      context.tell(
          new SyncEvent.StateChanged(map.name(), from, MapState.RUNNING.name(), skippedBy(plan)));
    }
  }
}
