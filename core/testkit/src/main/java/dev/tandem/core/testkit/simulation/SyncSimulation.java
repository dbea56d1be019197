package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.state.ObligationQuery;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.state.StoreCommit;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.DeadLetterFilter;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.lifecycle.MapState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Random histories of two systems in memory, a store and one or two workers between them. One seed
 * decides everything: rows and edits, options of maps, feeds, faults, crashes, the clock, the
 * schedule. In one history of four some or all maps run synchronously, and hosts hand transactions
 * over before they commit them, roll them back or die (UND-14, UND-20). Time is virtual, nothing
 * runs beside anything else, and a seed gives the same history again. Each history goes from the
 * first action to rest; {@code SyncValidator} says which invariant is held against it where. Safe
 * for any thread.
 */
public final class SyncSimulation {
  private static final int MOST_STEPS = 1000;
  private static final int MOST_ROUNDS = 15;
  private static final int EDITS_IN_PEACE = 4;

  private final SimulatedWorld world;
  private final SyncValidator validator;

  SyncSimulation(SimulationPlan plan, PlantedBugs bugs, @Nullable Consumer<String> trace) {
    world = new SimulatedWorld(plan, bugs, trace);
    validator = new SyncValidator(world);
  }

  /** What the history of a seed violates, a line each; empty when every invariant holds. */
  public static List<String> violations(long seed) {
    return run(SimulationPlan.of(seed), PlantedBugs.NONE, null).stream()
        .map(Violations.Violation::toString)
        .toList();
  }

  /** The shortest part of the history of a seed that violates the same, told in full. */
  public static String explain(long seed) {
    return explain(SimulationPlan.of(seed), PlantedBugs.NONE);
  }

  /** What a plan violates, at most until the first action after which something is wrong. */
  static List<Violations.Violation> run(
      SimulationPlan plan, PlantedBugs bugs, @Nullable Consumer<String> trace) {
    SyncSimulation simulation = new SyncSimulation(plan, bugs, trace);
    try {
      simulation.run();
    } catch (RuntimeException e) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      simulation.world.violations().add("runtime", text.toString());
    }
    if (trace != null) {
      simulation.dump();
    }
    return simulation.world.violations().all();
  }

  SimulatedWorld world() {
    return world;
  }

  private void run() {
    world.start();
    Map<String, String> beginning = world.store().documents("feed/");
    for (Action action : world.plan().actions()) {
      world.perform(action);
      if (action instanceof Action.Work) {
        validator.afterStep();
      }
      if (!world.violations().isEmpty()) {
        return;
      }
    }
    rest();
    validator.atRest();
    if (world.violations().isEmpty()) {
      attend();
    }
    boolean complete = world.violations().isEmpty() && world.expired().isEmpty();
    // What was there before an initial sync was never told, so that it cannot be told again.
    if (complete && world.plan().beginning() == null) {
      replay(beginning);
    }
    if (complete && world.violations().isEmpty()) {
      editInPeace();
    }
    if (complete && world.violations().isEmpty() && !world.plan().renumbers()) {
      new Repairing(world, () -> drain(world.process(0))).run();
    }
  }

  /** What failed or waits for a person is looked after, so that it excuses nothing more. */
  private void attend() {
    SimulatedProcess process = world.process(0);
    Random random = new Random(world.plan().seed() + 1);
    for (int round = 0; round < MOST_ROUNDS && world.violations().isEmpty(); round++) {
      boolean dead = !process.runtime().deadLetters().list(DeadLetterFilter.ALL, 0, 1).isEmpty();
      boolean waiting = !process.runtime().conflicts().open().isEmpty();
      if (!dead && !waiting) {
        return;
      }
      Side winner = random.nextBoolean() ? Side.DATAVERSE : Side.FINANCE;
      world.perform(dead ? new Action.Replay() : new Action.Decide(winner));
      settle(process, world.plan().atRest());
      validator.atRest();
    }
  }

  /** I5: all that the feeds ever told is told again. */
  private void replay(Map<String, String> beginning) {
    world.tell("everything is told again");
    String before = effects();
    StoreCommit.Builder commit = StoreCommit.under(null);
    beginning.forEach(commit::document);
    world.store().commit(commit.build());
    drain(world.process(0));
    String after = effects();
    if (!after.equals(before)) {
      world.violations().add("I5", "a replay changed\n%s into\n%s".formatted(before, after));
    }
  }

  private String effects() {
    return world.systemOf(Side.DATAVERSE).history().size()
        + " and "
        + world.systemOf(Side.FINANCE).history().size()
        + " changes, "
        + SyncCounters.of(world.store().counts(), null, null);
  }

  /** I16 and no lost edit: what one side changes while the other is quiet stays as it is. */
  private void editInPeace() {
    Random random = new Random(world.plan().seed());
    for (int i = 0; i < EDITS_IN_PEACE && world.violations().isEmpty(); i++) {
      Side side = random.nextBoolean() ? Side.DATAVERSE : Side.FINANCE;
      List<Subject> subjects = List.of(Subject.values());
      Subject subject = subjects.get(random.nextInt(subjects.size()));
      Edit.Kind kind = random.nextInt(3) == 0 ? Edit.Kind.DELETE : Edit.Kind.PUT;
      if (subject.travelsFrom(side)) {
        int company = subject.isCompanySpecific() ? 0 : SimulatedUsers.COMPANIES.size() - 1;
        Edit edit = new Edit(kind, subject, company, random.nextInt(4), 1, random.nextInt(200));
        HandOver handOver = world.plan().isSynchronous() ? handOver(random) : null;
        editInPeace(new Action.Transact(side, List.of(edit), handOver));
      }
    }
    validator.atRest();
  }

  private static @Nullable HandOver handOver(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> null;
      case 1 -> HandOver.undisturbed(HandOver.Ending.ROLLS_BACK);
      default -> HandOver.undisturbed(HandOver.Ending.COMMITS);
    };
  }

  private void editInPeace(Action.Transact transact) {
    Side side = transact.side();
    Edit edit = transact.edits().get(0);
    Pair pair =
        new Pair(edit.subject(), SimulatedUsers.COMPANIES.get(edit.company()), "N" + edit.number());
    if (new Convergence(world, new Histories(world)).isExcused(pair)) {
      return;
    }
    world.perform(transact);
    String wanted = userColumns(side, pair);
    SimulatedProcess process = world.process(0);
    drain(process);
    world.clock().advance(Duration.ofMinutes(70));
    drain(process);
    String found = userColumns(side, pair);
    if (!found.equals(wanted)) {
      world.violations().add("I16", "%s on %s: %s became %s".formatted(edit, side, wanted, found));
    }
  }

  private String userColumns(Side side, Pair pair) {
    for (Row row : world.systemOf(side).rows(pair.subject().table(side))) {
      if (Pair.of(row, world.companies()).equals(pair)) {
        return row.toString();
      }
    }
    return "no row";
  }

  /** Everything that happens in a history, a line each. */
  static List<String> history(SimulationPlan plan) {
    List<String> lines = new ArrayList<>();
    run(plan, PlantedBugs.NONE, lines::add);
    return lines;
  }

  /** The shortest history that violates the same, told in full. */
  static String explain(SimulationPlan plan, PlantedBugs bugs) {
    SimulationPlan small = shortened(plan, bugs);
    List<String> lines = new ArrayList<>();
    List<Violations.Violation> found = run(small, bugs, lines::add);
    return "%s%n%s%n%s".formatted(small.text(), String.join("\n", lines), found);
  }

  /** Faults end, everything that waits goes its way, and nothing more happens by itself. */
  private void rest() {
    world.tell("everything heals");
    Map<Side, FaultyConnector> before = world.heal();
    SimulatedProcess process = world.process(0);
    world.clock().advance(Duration.ofMinutes(200));
    int limit = world.plan().atRest();
    process.step(work(limit));
    before.values().forEach(world::land);
    resume(process);
    settle(process, limit);
  }

  private void settle(SimulatedProcess process, int limit) {
    String last = "";
    for (int round = 0; round < MOST_ROUNDS; round++) {
      drain(process, limit);
      String now = state();
      if (now.equals(last)) {
        return;
      }
      last = now;
      world.clock().advance(Duration.ofMinutes(70));
    }
    world.violations().add("liveness", "it does not come to rest:\n" + last);
  }

  private void resume(SimulatedProcess process) {
    for (Subject subject : Subject.values()) {
      if (process.runtime().lifecycle().state(subject.name()) == MapState.PAUSED) {
        process.runtime().lifecycle().resume(subject.name());
      }
    }
  }

  private void drain(SimulatedProcess process) {
    drain(process, 100);
  }

  private void drain(SimulatedProcess process, int limit) {
    for (int step = 0; step < MOST_STEPS; step++) {
      SyncReport report = process.step(work(limit));
      validator.afterStep();
      if (report.idle() || !world.violations().isEmpty()) {
        return;
      }
    }
    world.violations().add("liveness", "it is busy for ever");
  }

  private static Action.Work work(int limit) {
    return Action.Work.undisturbed(0, limit);
  }

  private String state() {
    List<String> state = new ArrayList<>();
    for (Obligation obligation :
        world
            .store()
            .obligations(ObligationQuery.of(Integer.MAX_VALUE, ObligationStatus.values()))) {
      state.add(obligation + " " + obligation.note());
    }
    for (Side side : Side.values()) {
      state.add(side + " " + world.systemOf(side).history().size());
    }
    return String.join("\n", state);
  }

  private void dump() {
    world.tell(state());
    for (Side side : Side.values()) {
      world.systemOf(side).history().forEach(change -> world.tell(side + " " + change));
      for (Subject subject : Subject.values()) {
        world.systemOf(side).rows(subject.table(side)).forEach(row -> world.tell(side + " " + row));
      }
    }
  }

  /** The same plan without the actions that the violation does not need. */
  static SimulationPlan shortened(SimulationPlan plan, PlantedBugs bugs) {
    List<Violations.Violation> wanted = run(plan, bugs, null);
    if (wanted.isEmpty()) {
      return plan;
    }
    String invariant = wanted.get(0).invariant();
    SimulationPlan best = plan;
    for (int size = Math.max(1, plan.actions().size() / 2); size >= 1; size /= 2) {
      for (int from = 0; from < best.actions().size(); ) {
        List<Action> fewer = new ArrayList<>(best.actions());
        fewer.subList(from, Math.min(from + size, fewer.size())).clear();
        SimulationPlan candidate = best.with(fewer);
        if (violates(candidate, bugs, invariant)) {
          best = candidate;
        } else {
          from += size;
        }
      }
    }
    return smallerTransactions(best, bugs, invariant);
  }

  private static SimulationPlan smallerTransactions(
      SimulationPlan plan, PlantedBugs bugs, String invariant) {
    SimulationPlan best = plan;
    for (int i = 0; i < best.actions().size(); i++) {
      for (int edit = 0;
          best.actions().get(i) instanceof Action.Transact transact
              && edit < transact.edits().size(); ) {
        List<Edit> fewer = new ArrayList<>(transact.edits());
        fewer.remove(edit);
        SimulationPlan candidate =
            best.with(i, new Action.Transact(transact.side(), fewer, transact.handOver()));
        if (violates(candidate, bugs, invariant)) {
          best = candidate;
        } else {
          edit++;
        }
      }
      for (int part = 0;
          best.actions().get(i) instanceof Action.Transact transact
              && part < transact.simpler().size();
          part++) {
        SimulationPlan candidate = best.with(i, transact.simpler().get(part));
        best = violates(candidate, bugs, invariant) ? candidate : best;
      }
    }
    return best;
  }

  private static boolean violates(SimulationPlan plan, PlantedBugs bugs, String invariant) {
    List<Violations.Violation> found = run(plan, bugs, null);
    return !found.isEmpty() && found.get(0).invariant().equals(invariant);
  }
}
