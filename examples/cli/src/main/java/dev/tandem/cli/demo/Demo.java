package dev.tandem.cli.demo;

import dev.tandem.cli.demo.Scenario.Entry;
import dev.tandem.cli.demo.Scenario.Job;
import dev.tandem.cli.demo.Scenario.Run;
import dev.tandem.cli.demo.Scenario.Step;
import dev.tandem.map.Direction;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.finance.InternalTables;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Row;
import dev.tandem.store.jdbc.JdbcSyncStore;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.policy.MapOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs a scenario on two systems in memory that enforce the shipped schemas: rows are written on
 * one side, a runtime with an embedded store takes them to the other through the shipped maps, and
 * finance runs its own processes on what arrived. One thread.
 */
public final class Demo {
  private static final List<String> SCENARIOS =
      List.of("sc-1.json", "sc-3.json", "sc-4.json", "sc-5.json", "sc-7.json");
  private static final int STEP = 500;

  private final MapCatalogue catalogue;
  private final InMemoryConnector dataverse;
  private final InMemoryConnector finance;
  private final FinanceWork work;
  private final Consumer<String> progress;
  private final Map<String, CatalogueEntry> maps = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  private Demo(MapCatalogue catalogue, Consumer<String> progress) {
    this.catalogue = catalogue;
    this.progress = progress;
    Catalogs catalogs = catalogs(catalogue);
    dataverse = InMemoryConnector.of(catalogs.dataverse());
    finance = InMemoryConnector.of(catalogs.finance());
    work = new FinanceWork(dataverse, finance, Clock.systemUTC());
  }

  /**
   * Runs the scenarios with the shipped maps, each on sides of its own.
   *
   * @param progress is told each step in a line
   * @param listener is told each scenario when it is over
   */
  public static List<DemoReport> run(Consumer<String> progress, Consumer<DemoReport> listener) {
    return run(ProjectOperations.shipped(), progress, listener);
  }

  /** The same with the maps of this catalogue, for example a user's own. */
  public static List<DemoReport> run(
      MapCatalogue catalogue, Consumer<String> progress, Consumer<DemoReport> listener) {
    List<DemoReport> reports = new ArrayList<>();
    for (String name : SCENARIOS) {
      Scenario scenario = Scenario.read(name, catalogs(catalogue));
      DemoReport report = new Demo(catalogue, progress).play(scenario);
      listener.accept(report);
      reports.add(report);
    }
    return reports;
  }

  /** With the tables that finance keeps for itself. */
  private static Catalogs catalogs(MapCatalogue catalogue) {
    Catalogs shipped = catalogue.catalogs();
    return new Catalogs(shipped.dataverse(), InternalTables.with(shipped.finance()));
  }

  private DemoReport play(Scenario scenario) {
    try {
      Path folder = Files.createTempDirectory("tandem-demo");
      try (SyncStore store = JdbcSyncStore.openFile(folder.resolve("sync.db"))) {
        return play(scenario, store);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private DemoReport play(Scenario scenario, SyncStore store) {
    try (SyncRuntime runtime = runtime(scenario, store)) {
      progress.accept(scenario.name());
      settle(runtime);
      runtime.lifecycle().start(maps.keySet().toArray(new String[0]));
      int number = 0;
      for (Step step : scenario.steps()) {
        progress.accept("%2d  %s".formatted(++number, step.says()));
        play(step, runtime, store);
      }
      Comparison comparison = new Comparison(this::side);
      scenario.expected().forEach(comparison::check);
      List<Travel> travels = travels(store);
      travels.forEach(comparison::check);
      return new DemoReport(
          scenario.name(),
          travels,
          runtime.counters(),
          comparison.compared(),
          comparison.differences(),
          comparison.rows(scenario),
          Balance.of(finance.rows(LedgerEntry.CODEC.table().name())),
          remarks);
    }
  }

  private SyncRuntime runtime(Scenario scenario, SyncStore store) {
    for (Step step : scenario.steps()) {
      for (Run run : step.runs()) {
        CatalogueEntry entry = catalogue.map(run.map());
        maps.putIfAbsent(entry.name(), entry);
      }
    }
    SyncRuntime.Builder builder =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, dataverse)
            .connector(Side.FINANCE, finance)
            .store(store)
            .clock(Clock.systemUTC())
            .listener(this::hear);
    maps.forEach(
        (name, entry) ->
            builder.map(catalogue.compiled(entry.id()), MapOptions.STANDARD.named(name)));
    return builder.build();
  }

  private void play(Step step, SyncRuntime runtime, SyncStore store) {
    if (!step.pauses().isEmpty()) {
      runtime.lifecycle().pause(names(step.pauses()));
    }
    step.writes().forEach(this::enter);
    step.jobs().forEach(this::run);
    if (!step.resumes().isEmpty()) {
      runtime.lifecycle().resume(names(step.resumes()));
    }
    Map<String, Long> before = applied(store);
    settle(runtime);
    applied(store)
        .forEach(
            (where, count) -> {
              long more = count - before.getOrDefault(where, 0L);
              if (more > 0) {
                progress.accept(
                    "    %s: %d %s written".formatted(where, more, more == 1 ? "row" : "rows"));
              }
            });
    long waiting = runtime.counters().waiting();
    if (waiting > 0) {
      progress.accept("    %d changes wait".formatted(waiting));
    }
  }

  private void run(Job job) {
    for (ProcessReport report : work.run(job.work(), job.company(), job.details())) {
      progress.accept("    finance, %s: %d rows".formatted(report.process(), report.written()));
      report.faults().forEach(fault -> remarks.add(fault.display()));
    }
  }

  private String[] names(List<String> wanted) {
    return wanted.stream().map(name -> catalogue.map(name).name()).toArray(String[]::new);
  }

  /** How many rows each map has written, each way. */
  private Map<String, Long> applied(SyncStore store) {
    Map<String, Long> applied = new LinkedHashMap<>();
    for (Travel travel : travels(store)) {
      String target = travel.direction().target() == Side.FINANCE ? "finance" : "Dataverse";
      applied.put(travel.map() + " to " + target, travel.counters().applied());
    }
    return applied;
  }

  private List<Travel> travels(SyncStore store) {
    List<Travel> travels = new ArrayList<>();
    for (String map : maps.keySet()) {
      for (Direction direction : Direction.values()) {
        SyncCounters counters = SyncCounters.of(store.counts(), map, direction.target());
        if (counters.received() > 0) {
          travels.add(new Travel(map, direction, counters));
        }
      }
    }
    return travels;
  }

  private static void settle(SyncRuntime runtime) {
    SyncReport report = runtime.step(STEP);
    while (!report.idle()) {
      report = runtime.step(STEP);
    }
  }

  /** Why a change did not travel; echoes and changes of other columns are no news. */
  private void hear(SyncEvent event) {
    Set<ObligationStatus> told = Set.of(ObligationStatus.APPLIED, ObligationStatus.SUPERSEDED);
    if (event instanceof SyncEvent.Settled settled && !told.contains(settled.status())) {
      boolean usual =
          settled.note().startsWith("echo") || settled.note().startsWith("no mapped column");
      String remark =
          "%s: %s: %s"
              .formatted(
                  settled.map(), settled.status().name().toLowerCase(Locale.ROOT), settled.note());
      if (!usual && !remarks.contains(remark)) {
        remarks.add(remark);
      }
    }
  }

  /** What a person or process of that side does; no map is involved. */
  private void enter(Entry entry) {
    Row row = entry.row();
    KeyValues key = entry.key();
    InMemoryConnector side = side(row.schema().side());
    Map<String, Object> values = new LinkedHashMap<>();
    row.presentColumns()
        .forEach(column -> values.put(column, Objects.requireNonNull(row.value(column))));
    if (key == null) {
      side.insert(row.schema().name().name(), values);
    } else {
      side.update(row.schema().name().name(), key, values);
    }
  }

  private InMemoryConnector side(Side side) {
    return side == Side.FINANCE ? finance : dataverse;
  }
}
