package dev.tandem.projectops.scenario;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.scenario.Scenario.Start;
import dev.tandem.projectops.scenario.Scenario.Step;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.sync.Lifecycle;
import dev.tandem.sync.policy.StartGuard;
import dev.tandem.sync.policy.StartRefusal;
import dev.tandem.sync.policy.StartRefusedException;
import dev.tandem.sync.policy.StartRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Starts the maps of a scenario. Those that no step starts run from the beginning, in an
 * environment that is empty then, so that nothing is asked about them; those that a step starts are
 * asked about, for every legal entity that the scenario has books of. Not safe for several threads.
 */
final class Starts implements StartGuard {
  private final StartGuard guard;
  private final Set<String> later = new LinkedHashSet<>();
  private boolean asks;

  Starts(Scenario scenario) {
    guard =
        ProjectOperations.startGuard(
            scenario.books().keySet().stream().sorted().map(LegalEntity::of).toList());
    for (Step step : scenario.steps()) {
      Start start = step.start();
      if (start != null) {
        later.addAll(start.maps());
      }
    }
  }

  @Override
  public List<StartRefusal> refusals(StartRequest request) {
    return asks ? guard.refusals(request) : List.of();
  }

  /** Starts the maps that no step starts. */
  void first(Lifecycle lifecycle, Set<String> maps) {
    String[] now = maps.stream().filter(map -> !later.contains(map)).toArray(String[]::new);
    if (now.length > 0) {
      lifecycle.start(now);
    }
  }

  /**
   * Starts the maps of a step.
   *
   * @param differences takes what is not as the step expects
   * @return what happened, a line each
   */
  List<String> start(Lifecycle lifecycle, Start start, List<Difference> differences) {
    List<StartRefusal> refusals = refused(lifecycle, start);
    List<String> lines = new ArrayList<>();
    if (refusals.isEmpty()) {
      lines.add("started: " + String.join(", ", start.maps()));
    }
    Set<String> missing = new LinkedHashSet<>(start.faults());
    for (StartRefusal refusal : refusals) {
      lines.add("not started: " + refusal.display());
      if (!start.faults().contains(refusal.code())) {
        differences.add(new Difference(start.place(), "nobody expects " + refusal.display()));
      }
      missing.remove(refusal.code());
    }
    missing.forEach(
        id ->
            differences.add(
                new Difference(start.place(), "expected " + id + ", which did not come")));
    return lines;
  }

  private List<StartRefusal> refused(Lifecycle lifecycle, Start start) {
    asks = true;
    try {
      lifecycle.start(start.maps().toArray(new String[0]));
      return List.of();
    } catch (StartRefusedException e) {
      return e.refusals();
    } catch (DualWriteException | IllegalArgumentException e) {
      throw new ScenarioException(start.place(), e);
    } finally {
      asks = false;
    }
  }
}
