package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * I2, I19: what two systems come to does not depend on how much a step takes up, on how many
 * workers take turns, on the order in which a feed tells of different rows, nor on a pause. The
 * same users edit the same rows; first one side in peace, then both before anything travels.
 */
final class Schedules {
  private static final int MOST_STEPS = 500;

  private final SimulationPlan plan;
  private final PlantedBugs bugs;

  Schedules(SimulationPlan plan, PlantedBugs bugs) {
    this.plan = plan;
    this.bugs = bugs;
  }

  /** How a history is worked off. */
  enum Schedule {
    /** Everything at once. */
    WHOLE,
    /** One change after the other. */
    SINGLE,
    /** Two workers that take turns. */
    TURNS,
    /** The rows of a batch in another order. */
    REORDERED,
    /** With a pause of all maps between the edits and the work. */
    PAUSED
  }

  /** What differs between the schedules, by schedule; empty when nothing does. */
  Map<Schedule, String> differences() {
    String expected = result(Schedule.WHOLE);
    Map<Schedule, String> differences = new LinkedHashMap<>();
    for (Schedule schedule : Schedule.values()) {
      String found = result(schedule);
      if (!found.equals(expected)) {
        differences.put(schedule, "%s%nbecame%n%s".formatted(expected, found));
      }
    }
    return differences;
  }

  private String result(Schedule schedule) {
    SimulatedWorld world = new SimulatedWorld(plan, bugs, null);
    world.start();
    List<Action> edits = plan.actions().stream().filter(Action.Transact.class::isInstance).toList();
    int half = edits.size() / 2;
    edits.subList(0, half).stream()
        .filter(edit -> ((Action.Transact) edit).side() == Side.DATAVERSE)
        .forEach(world::perform);
    drain(world, Schedule.WHOLE);
    if (schedule == Schedule.PAUSED) {
      for (Subject subject : Subject.values()) {
        world.perform(new Action.Pause(subject));
      }
    }
    edits.subList(half, edits.size()).forEach(world::perform);
    if (schedule == Schedule.PAUSED) {
      drain(world, Schedule.WHOLE);
      world.clock().advance(Duration.ofDays(30));
      for (Subject subject : Subject.values()) {
        world.perform(new Action.Resume(subject));
      }
    }
    if (schedule == Schedule.REORDERED) {
      for (Side side : Side.values()) {
        world.perform(new Action.Deliver(side, Action.Delivery.REORDERED));
      }
    }
    drain(world, schedule);
    return state(world);
  }

  private void drain(SimulatedWorld world, Schedule schedule) {
    int limit = schedule == Schedule.SINGLE ? 1 : 100;
    int quiet = 0;
    for (int step = 0; step < MOST_STEPS && quiet < 4; step++) {
      int worker = schedule == Schedule.TURNS ? step % 2 : 0;
      SimulatedProcess process = world.process(worker);
      boolean idle = process.step(Action.Work.undisturbed(worker, limit)).idle();
      if (schedule == Schedule.TURNS) {
        process.runtime().close();
      }
      quiet = idle ? quiet + 1 : 0;
      if (idle) {
        world.clock().advance(Duration.ofMinutes(70));
      }
    }
  }

  /** The rows of both sides by what people know of them; identifiers differ between schedules. */
  private static String state(SimulatedWorld world) {
    Map<UUID, String> names = new LinkedHashMap<>();
    for (Subject subject : Subject.values()) {
      for (Row row : world.systemOf(Side.DATAVERSE).rows(subject.table(Side.DATAVERSE))) {
        names.put(SimulatedUsers.id(row), Pair.of(row, world.companies()).toString());
      }
    }
    Set<String> rows = new TreeSet<>();
    for (Side side : Side.values()) {
      for (Subject subject : Subject.values()) {
        for (Row row : world.systemOf(side).rows(subject.table(side))) {
          rows.add(side + " " + Pair.of(row, world.companies()) + " " + values(row, side, names));
        }
      }
    }
    return String.join("\n", rows);
  }

  private static List<String> values(Row row, Side side, Map<UUID, String> names) {
    List<String> values = new ArrayList<>();
    for (Field field : Subject.ofTable(row.schema().name().name()).fields()) {
      String column = side == Side.DATAVERSE ? field.dataverse() : field.finance();
      if (!column.isEmpty()) {
        Object value = row.raw(column);
        Object shown =
            value instanceof Reference.ById reference
                ? names.get(reference.id())
                : Convergence.normal(value);
        values.add(column + "=" + shown);
      }
    }
    return values;
  }
}
