package dev.tandem.projectops.scenario;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.scenario.Scenario.Expectation;
import dev.tandem.projectops.scenario.Scenario.ExpectedBacklog;
import dev.tandem.projectops.scenario.Scenario.ExpectedPreview;
import dev.tandem.projectops.scenario.Scenario.ExpectedRows;
import dev.tandem.projectops.scenario.Scenario.ExpectedSums;
import dev.tandem.projectops.scenario.Scenario.Resync;
import dev.tandem.projectops.scenario.Scenario.Step;
import dev.tandem.projectops.scenario.Scenario.Work;
import dev.tandem.projectops.work.GuardedFinance;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenarios: rows are written on one side of two systems in memory that enforce the schemas,
 * the runtime takes them to the other through the maps, and the processes of both sides do their
 * work. Nothing of a scenario is left for the next one. Safe for several threads with a store each.
 */
public final class ScenarioRunner {
  private static final int STEP = 500;
  private static final Set<ObligationStatus> NO_NEWS =
      Set.of(ObligationStatus.APPLIED, ObligationStatus.SUPERSEDED);

  private final MapCatalogue catalogue;

  /** A runner with the maps of this catalogue, for example a user's own. */
  public ScenarioRunner(MapCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Plays a scenario with a store in memory. */
  public ScenarioReport play(Scenario scenario, ScenarioListener listener) {
    try (SyncStore store = SyncStore.inMemory()) {
      return play(scenario, store, listener);
    }
  }

  /**
   * Plays a scenario with a store, which must be empty and stays open.
   *
   * @throws ScenarioException when a row of the scenario is refused by the side that it is written
   *     on, or work lacks what it needs; names the place
   */
  public ScenarioReport play(Scenario scenario, SyncStore store, ScenarioListener listener) {
    listener.begins(scenario);
    Play play = new Play(scenario, store);
    try (SyncRuntime runtime = play.runtime()) {
      ScenarioReport report = play.play(runtime, listener);
      listener.ended(report);
      return report;
    }
  }

  private final class Play {
    private final Scenario scenario;
    private final SyncStore store;
    private final MapCatalogue environment;
    private final ScenarioWorld world;
    private final ScenarioWork work;
    private final Starts starts;
    private final Map<String, CompiledMap> maps = new LinkedHashMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private @Nullable AtOnce atOnce;
    private Map<String, Long> applied = Map.of();
    private int compared;

    Play(Scenario scenario, SyncStore store) {
      this.scenario = scenario;
      this.store = store;
      Catalogs catalogs = ScenarioWorld.catalogs(catalogue, scenario.classes(), scenario.keys());
      environment =
          scenario.classes().retainer().isEmpty() && scenario.keys().isEmpty()
              ? catalogue
              : catalogue.withCatalogs(catalogs);
      starts = new Starts(scenario);
      world = new ScenarioWorld(catalogs);
      for (String id : scenario.maps()) {
        maps.put(environment.map(id).name(), environment.compiled(id));
      }
      work =
          new ScenarioWork(
              world,
              new WatchedSide(world.side(Side.DATAVERSE), this::commit),
              scenario,
              maps.values());
    }

    /** A write of an action; the runtime hears of it before it happens where a map wants that. */
    private List<WriteOutcome> commit(WriteGroup group, Connector dataverse) {
      AtOnce both = atOnce;
      return both == null || scenario.atOnce().isEmpty()
          ? dataverse.write(group)
          : both.write(group, dataverse);
    }

    SyncRuntime runtime() {
      SyncRuntime.Builder builder =
          SyncRuntime.builder()
              .connector(Side.DATAVERSE, world.side(Side.DATAVERSE))
              .connector(Side.FINANCE, new GuardedFinance(world.side(Side.FINANCE)))
              .store(store)
              .clock(world.clock())
              .startGuard(starts)
              .listener(this::hear);
      scenario.maps().forEach(id -> map(builder, id));
      return builder.build();
    }

    private void map(SyncRuntime.Builder builder, String id) {
      SyncMode mode = scenario.atOnce().contains(id) ? SyncMode.SYNCHRONOUS : SyncMode.QUEUED;
      String name = environment.map(id).name();
      builder.map(environment.compiled(id), MapOptions.STANDARD.named(name).in(mode));
    }

    ScenarioReport play(SyncRuntime runtime, ScenarioListener listener) {
      atOnce = new AtOnce(runtime, world.clock());
      settle(runtime);
      starts.first(runtime.lifecycle(), maps.keySet());
      List<StepReport> steps = new ArrayList<>();
      for (Step step : scenario.steps()) {
        StepReport report = play(runtime, step, steps.size() + 1);
        steps.add(report);
        listener.played(report);
      }
      Comparison comparison = new Comparison(world, scenario.books());
      comparison.check(scenario.expected(), travels(), scenario.source());
      return new ScenarioReport(
          scenario,
          steps,
          travels(),
          runtime.counters(),
          compared + comparison.compared(),
          comparison.differences(),
          Balance.of(world.rowsOf(LedgerEntry.CODEC)),
          ActualTotal.of(world),
          tables());
    }

    private StepReport play(SyncRuntime runtime, Step step, int number) {
      remarks.clear();
      List<String> lines = new ArrayList<>();
      List<Difference> differences = new ArrayList<>();
      if (step.day() != null) {
        world.turnTo(step.day());
      }
      if (!step.pauses().isEmpty()) {
        runtime.lifecycle().pause(step.pauses().toArray(new String[0]));
      }
      step.writes().forEach(world::write);
      if (!step.work().isEmpty()) {
        settle(runtime);
      }
      for (Work one : step.work()) {
        ScenarioWork.Done done = work.run(one);
        lines.addAll(done.lines());
        differences.addAll(differences(one, done));
        differences.addAll(laws(one));
        settle(runtime);
      }
      if (!step.resumes().isEmpty()) {
        runtime.lifecycle().resume(step.resumes().toArray(new String[0]));
      }
      if (step.start() != null) {
        settle(runtime);
        lines.addAll(starts.start(runtime.lifecycle(), step.start(), differences));
      }
      for (Resync resync : step.resyncs()) {
        settle(runtime);
        runtime.lifecycle().stop(resync.map()); // INIT-26; the initial sync starts it again
        runtime.initialSync(resync.map(), resync.direction().target().other());
      }
      settle(runtime);
      List<Travel> travels = travels();
      if (!step.expected().isEmpty()) {
        Comparison comparison = new Comparison(world, scenario.books());
        comparison.check(step.expected(), List.of(), step.place());
        compared += comparison.compared();
        differences.addAll(comparison.differences());
      }
      return new StepReport(
          number,
          step.says(),
          lines,
          travels.stream().filter(travel -> travel.applied() > 0).toList(),
          left(runtime.counters()),
          List.copyOf(remarks),
          differences);
    }

    /** What a job of finance left broken, whatever the scenario expects. */
    private List<Difference> laws(Work one) {
      return one.side() == Side.DATAVERSE
          ? List.of()
          : LedgerLaws.broken(world.side(Side.FINANCE), world.clock(), one.company()).stream()
              .map(broken -> new Difference(one.place(), "after " + one.name() + ": " + broken))
              .toList();
    }

    private static long left(SyncCounters counters) {
      return counters.waiting() + counters.parked() + counters.conflict();
    }

    private List<Difference> differences(Work one, ScenarioWork.Done done) {
      List<String> missing = new ArrayList<>(one.faults());
      List<Difference> differences = new ArrayList<>();
      for (Fault fault : done.faults()) {
        if (!missing.remove(fault.code().id())) {
          differences.add(new Difference(one.place(), "nobody expects " + fault.display()));
        }
      }
      for (String refusal : done.refusals()) {
        Optional<String> meant = missing.stream().filter(refusal::contains).findFirst();
        if (meant.isEmpty()) {
          differences.add(
              new Difference(
                  one.place(), "nobody expects that the other side refuses: " + refusal));
        }
        meant.ifPresent(missing::remove);
      }
      missing.forEach(
          id ->
              differences.add(
                  new Difference(one.place(), "expected " + id + ", which did not come")));
      return differences;
    }

    private void settle(SyncRuntime runtime) {
      SyncReport report = runtime.step(STEP);
      while (!report.idle()) {
        report = runtime.step(STEP);
      }
    }

    /** All maps and ways that had changes, with how many were written since the last call. */
    private List<Travel> travels() {
      Map<String, Long> now = new LinkedHashMap<>();
      List<Travel> travels = new ArrayList<>();
      for (String map : maps.keySet()) {
        for (Direction direction : Direction.values()) {
          SyncCounters counters = SyncCounters.of(store.counts(), map, direction.target());
          if (counters.received() > 0) {
            String where = map + ' ' + direction;
            now.put(where, counters.applied());
            travels.add(
                new Travel(
                    map,
                    direction,
                    counters,
                    counters.applied() - applied.getOrDefault(where, 0L)));
          }
        }
      }
      applied = now;
      return travels;
    }

    /** Why a change did not travel; echoes and changes of other columns are no news. */
    private void hear(SyncEvent event) {
      if (event instanceof SyncEvent.Settled settled && !NO_NEWS.contains(settled.status())) {
        boolean usual =
            settled.note().startsWith("echo") || settled.note().startsWith("no mapped column");
        if (!usual) {
          remarks.add(
              "%s: %s: %s"
                  .formatted(
                      settled.map(),
                      settled.status().name().toLowerCase(Locale.ROOT),
                      settled.note()));
        }
      }
    }

    private List<TableRows> tables() {
      Set<TableSchema> looked = new LinkedHashSet<>();
      scenario.expected().forEach(each -> table(each, looked));
      scenario.steps().forEach(step -> step.expected().forEach(each -> table(each, looked)));
      return looked.stream().map(table -> new TableRows(table, world.rows(table))).toList();
    }
  }

  private static void table(Expectation expectation, Set<TableSchema> looked) {
    if (expectation instanceof ExpectedRows rows) {
      looked.add(rows.table());
    } else if (expectation instanceof ExpectedSums sums) {
      looked.add(sums.table());
    } else if (expectation instanceof ExpectedPreview preview) {
      looked.add(preview.table());
    } else if (expectation instanceof ExpectedBacklog) {
      return;
    }
  }
}
