package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.FeedStyle;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a history is made of; the same plan always gives the same history. Immutable.
 *
 * @param seed what it was made from
 * @param options how the maps run
 * @param feeds how the systems tell their changes
 * @param undeclared the traits that a side lacks
 * @param groupSize most writes of one call
 * @param keepsName whether a process that comes back has the name that it had before
 * @param renumbers whether rows change their numbers, so that references by number go stale
 * @param actions what happens, in order
 * @param beginning how the maps begin when rows are there already; null when they start at once
 * @param atRest how much a step takes up in the end, when nothing more happens by itself
 */
record SimulationPlan(
    long seed,
    Map<Subject, MapOptions> options,
    Map<Side, FeedStyle> feeds,
    Map<Side, Set<Capability>> undeclared,
    int groupSize,
    boolean keepsName,
    boolean renumbers,
    List<Action> actions,
    @Nullable Beginning beginning,
    int atRest) {
  SimulationPlan {
    options = new EnumMap<>(options);
    feeds = new EnumMap<>(feeds);
    undeclared = new EnumMap<>(undeclared);
    actions = List.copyOf(actions);
  }

  /**
   * Rows that are there before, and an initial sync of all maps. Immutable.
   *
   * @param master whose values win
   * @param before what users did before
   */
  record Beginning(Side master, List<Action> before) {
    Beginning {
      before = List.copyOf(before);
    }
  }

  /** The plan of a seed. */
  static SimulationPlan of(long seed) {
    return new AttendedPlans(seed).of(new SynchronousPlans(seed).of(queued(seed)));
  }

  /** The plan of a seed without transactions that are handed over, whatever the seed decides. */
  static SimulationPlan queued(long seed) {
    return new PlanMaker(seed).plan();
  }

  /** The plan of a seed with queued maps that start at once, on empty systems. */
  static SimulationPlan startedAtOnce(long seed) {
    return queued(seed).beginning(null);
  }

  /** The same with another beginning. */
  SimulationPlan beginning(@Nullable Beginning other) {
    return new SimulationPlan(
        seed, options, feeds, undeclared, groupSize, keepsName, renumbers, actions, other, atRest);
  }

  /** The same, with so much a step in the end. */
  SimulationPlan atRest(int limit) {
    return new SimulationPlan(
        seed,
        options,
        feeds,
        undeclared,
        groupSize,
        keepsName,
        renumbers,
        actions,
        beginning,
        limit);
  }

  /** The same with other options of maps. */
  SimulationPlan running(Map<Subject, MapOptions> others) {
    return new SimulationPlan(
        seed,
        others,
        feeds,
        undeclared,
        groupSize,
        keepsName,
        renumbers,
        actions,
        beginning,
        atRest);
  }

  /** The same with other actions. */
  SimulationPlan with(List<Action> others) {
    return new SimulationPlan(
        seed,
        options,
        feeds,
        undeclared,
        groupSize,
        keepsName,
        renumbers,
        others,
        beginning,
        atRest);
  }

  /** The same with another action at a place. */
  SimulationPlan with(int place, Action other) {
    List<Action> changed = new ArrayList<>(actions);
    changed.set(place, other);
    return with(changed);
  }

  /**
   * The same edits under options and feeds that promise one result: the edits alone decide who
   * wins, every change is told, and references by number keep their meaning.
   */
  SimulationPlan promisingOneResult() {
    Map<Subject, MapOptions> fixed = new EnumMap<>(Subject.class);
    options.forEach(
        (subject, chosen) ->
            fixed.put(subject, chosen.onConflict(ConflictPolicy.wins(Side.DATAVERSE))));
    Map<Side, FeedStyle> told = new EnumMap<>(Side.class);
    List<Action> kept = new ArrayList<>();
    for (Side side : Side.values()) {
      told.put(side, FeedStyle.complete());
    }
    for (Action action : actions) {
      if (action instanceof Action.Transact transact) {
        List<Edit> edits =
            transact.edits().stream().filter(edit -> edit.kind() != Edit.Kind.RENUMBER).toList();
        kept.add(new Action.Transact(transact.side(), edits));
      }
    }
    return new SimulationPlan(
        seed, fixed, told, undeclared, groupSize, keepsName, false, kept, null, atRest);
  }

  /** Whether any map writes the other side before the origin commits. */
  boolean isSynchronous() {
    return options.values().stream().anyMatch(each -> each.mode() == SyncMode.SYNCHRONOUS);
  }

  /** Whether one worker at a time does both. */
  boolean isTogether(Subject one, Subject other) {
    MapOptions first = options.get(one);
    MapOptions second = options.get(other);
    return first != null && second != null && first.partition().equals(second.partition());
  }

  /** Whether a side declares a trait. */
  boolean has(Side side, Capability trait) {
    return !undeclared.getOrDefault(side, Set.of()).contains(trait);
  }

  /** The settings and the actions, a line each. */
  String text() {
    StringBuilder text = new StringBuilder("seed " + seed + "\n");
    options.forEach((subject, chosen) -> text.append("  ").append(chosen).append('\n'));
    text.append("  feeds ").append(feeds).append("\n  undeclared ").append(undeclared);
    text.append("\n  group size ").append(groupSize);
    text.append(", keeps name ").append(keepsName);
    text.append(", at rest ").append(atRest).append('\n');
    if (beginning != null) {
      text.append("  begins with ").append(beginning).append('\n');
    }
    for (int i = 0; i < actions.size(); i++) {
      text.append("  %3d %s%n".formatted(i, actions.get(i)));
    }
    return text.toString();
  }
}
