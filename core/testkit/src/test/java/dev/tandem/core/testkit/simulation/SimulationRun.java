package dev.tandem.core.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * As many histories as one likes: {@code mvn -P simulation -pl core/testkit -am test
 * -Dsimulation.histories=10000 -Dsimulation.seed=1}. Only the profile runs it.
 */
class SimulationRun {
  private static final int SHOWN = 3;

  @Test
  void manyHistoriesKeepEveryInvariant() {
    long first = Long.getLong("simulation.seed", 1);
    int histories = Integer.getInteger("simulation.histories", 1000);
    List<String> failures = new ArrayList<>();
    long start = System.nanoTime();
    for (long seed = first; seed < first + histories; seed++) {
      SimulationPlan plan = SimulationPlan.of(seed);
      if (!SyncSimulation.run(plan, PlantedBugs.NONE, null).isEmpty()) {
        failures.add(
            failures.size() < SHOWN
                ? SyncSimulation.explain(plan, PlantedBugs.NONE)
                : "seed " + seed);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "simulation: %d histories from seed %d, %.0f a second, %d failed%n",
        histories, first, histories / seconds, failures.size());
    assertThat(failures).isEmpty();
  }
}
