package dev.tandem.projectops.scenario;

import dev.tandem.engine.CompiledMap;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.scenario.Scenario.Expectation;
import dev.tandem.projectops.scenario.Scenario.Resync;
import dev.tandem.projectops.scenario.Scenario.RowEntry;
import dev.tandem.projectops.scenario.Scenario.Step;
import dev.tandem.projectops.scenario.Scenario.Work;
import dev.tandem.projectops.work.GuardedFinance;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.policy.MapOptions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Plays an engagement step by step, so that the next step can be chosen by what is there, and keeps
 * it as a scenario file. The laws of the ledger are checked after every job. Hears what the runtime
 * writes to finance. Not safe for several threads.
 */
final class EngagementPlay implements AutoCloseable {
  private static final Catalogs CATALOGS =
      ScenarioWorld.catalogs(
          ProjectOperations.shipped(),
          TransactionClassNumbers.withRetainer(EngagementTerms.RETAINER_CLASS),
          Map.of());
  private static final MapCatalogue CATALOGUE = ProjectOperations.shipped().withCatalogs(CATALOGS);
  private static final ScenarioReader READER = ScenarioReader.of(CATALOGUE);
  private static final int STEP = 500;

  /** Nothing stands between the actions of Dataverse and its tables. */
  static final BiFunction<WriteGroup, Connector, List<WriteOutcome>> AS_IT_IS =
      (group, dataverse) -> dataverse.write(group);

  private final EngagementTerms terms;
  private final Scenario head;
  private final SyncStore store = SyncStore.inMemory();
  private final ScenarioWorld world = new ScenarioWorld(CATALOGS);
  private final Map<String, CompiledMap> maps = new LinkedHashMap<>();
  private final ScenarioWork work;
  private final SyncRuntime runtime;
  private final BiFunction<WriteGroup, Connector, List<WriteOutcome>> arrivals;
  private final StringBuilder setUp = new StringBuilder();
  private final List<EngagementStep> steps = new ArrayList<>();
  private final List<Write> arrived = new ArrayList<>();
  private final List<RowEntry> entered = new ArrayList<>();
  private List<Expectation> expected = List.of();
  private String expectations = "";

  /** A broken law, in words. */
  static final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    Broken(String text) {
      super(text);
    }

    Broken(String text, Throwable cause) {
      super(text, cause);
    }
  }

  /**
   * Both sides with the engagement set up.
   *
   * @param actions stands between the actions of Dataverse and its tables
   * @param arrivals stands between the runtime and finance
   */
  EngagementPlay(
      EngagementTerms terms,
      BiFunction<WriteGroup, Connector, List<WriteOutcome>> actions,
      BiFunction<WriteGroup, Connector, List<WriteOutcome>> arrivals) {
    this.terms = terms;
    this.arrivals = arrivals;
    head = READER.read("head", terms.head());
    for (String id : head.maps()) {
      maps.put(CATALOGUE.map(id).name(), CATALOGUE.compiled(id));
    }
    work =
        new ScenarioWork(
            world, new WatchedSide(world.side(Side.DATAVERSE), actions), head, maps.values());
    SyncRuntime.Builder builder =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, world.side(Side.DATAVERSE))
            .connector(
                Side.FINANCE,
                new WatchedSide(new GuardedFinance(world.side(Side.FINANCE)), this::arrive))
            .store(store)
            .clock(world.clock());
    maps.forEach((name, map) -> builder.map(map, MapOptions.STANDARD.named(name)));
    runtime = builder.build();
    settle();
    runtime.lifecycle().start(maps.keySet().toArray(new String[0]));
    head.steps().forEach(step -> play(step, List.of()));
    for (String text : terms.setUp()) {
      setUp.append(text);
      step(text).forEach(step -> play(step, List.of()));
    }
    arrived.clear();
    entered.clear();
  }

  private List<WriteOutcome> arrive(WriteGroup group, Connector finance) {
    List<WriteOutcome> outcomes = arrivals.apply(group, finance);
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).succeeded()) {
        arrived.add(group.writes().get(i));
      }
    }
    return outcomes;
  }

  private static List<Step> step(String text) {
    return READER.read("move", "scenario: M\ntitle: M\nsteps:\n" + text).steps();
  }

  /** Plays a step and keeps it. */
  void play(EngagementStep step) {
    steps.add(step);
    step(step.text(false)).forEach(one -> play(one, step.work()));
  }

  private void play(Step step, List<EngagementStep.Job> jobs) {
    if (step.day() != null) {
      world.turnTo(step.day());
    }
    if (!step.pauses().isEmpty()) {
      runtime.lifecycle().pause(step.pauses().toArray(new String[0]));
    }
    for (RowEntry entry : step.writes()) {
      world.write(entry);
      entered.add(entry);
    }
    settle();
    for (int i = 0; i < step.work().size(); i++) {
      work(step.work().get(i), jobs.isEmpty() ? null : jobs.get(i));
      settle();
    }
    if (!step.resumes().isEmpty()) {
      runtime.lifecycle().resume(step.resumes().toArray(new String[0]));
    }
    settle();
    for (Resync resync : step.resyncs()) {
      runtime.lifecycle().stop(resync.map()); // INIT-26
      runtime.initialSync(resync.map(), resync.direction().target().other());
      settle();
    }
  }

  private void work(Work one, EngagementStep.@Nullable Job job) {
    ScenarioWork.Done done = work.run(one);
    for (Fault fault : done.faults()) {
      if (job == null || !job.may().contains(fault.code().id())) {
        throw new Broken("nobody expects of " + one.name() + ": " + fault.display());
      }
      job.came().add(fault.code().id());
    }
    if (one.side() == Side.FINANCE) {
      require("after " + one.name(), LedgerLaws.broken(finance(), world.clock(), one.company()));
    }
  }

  static void require(String when, List<String> broken) {
    if (!broken.isEmpty()) {
      throw new Broken(when + ": " + String.join("; ", broken));
    }
  }

  private void settle() {
    SyncReport report = runtime.step(STEP);
    while (!report.idle()) {
      report = runtime.step(STEP);
    }
  }

  /** What must be there at the end, as the file says it. */
  void expect(String text) {
    expectations = "expect:\n" + text;
    expected = READER.read("end", "scenario: M\ntitle: M\n" + expectations).expected();
    Comparison comparison = new Comparison(world, Map.of());
    comparison.check(expected, List.of(), "end");
    require("at the end", comparison.differences().stream().map(Difference::text).toList());
  }

  List<LedgerEntry> ledger() {
    return world.rowsOf(LedgerEntry.CODEC).stream().map(LedgerEntry.CODEC::read).toList();
  }

  /** The day that the clocks of both sides are at. */
  LocalDate day() {
    return LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
  }

  ScenarioWorld world() {
    return world;
  }

  /** How often a row of Dataverse has been changed. */
  int changes() {
    return world.side(Side.DATAVERSE).history().size();
  }

  Connector finance() {
    return world.side(Side.FINANCE);
  }

  Connector dataverse() {
    return world.side(Side.DATAVERSE);
  }

  Map<String, CompiledMap> maps() {
    return maps;
  }

  CompanyBooks booksOf(String company) {
    return ScenarioWork.booksOf(head.books(), company).withClasses(head.classes());
  }

  /** What the runtime wrote to finance since the engagement was set up, in order. */
  List<Write> arrived() {
    return List.copyOf(arrived);
  }

  /** What people entered in finance since then. */
  List<RowEntry> enteredInFinance() {
    return entered.stream().filter(entry -> entry.row().schema().side() == Side.FINANCE).toList();
  }

  /** The scenario so far, with the errors that came, for {@code tandem scenario run}. */
  String file() {
    StringBuilder text = new StringBuilder(terms.head()).append("steps:\n").append(setUp);
    steps.forEach(step -> text.append(step.text(true)));
    return text.append(expectations).toString();
  }

  @Override
  public void close() {
    runtime.close();
    store.close();
  }
}
