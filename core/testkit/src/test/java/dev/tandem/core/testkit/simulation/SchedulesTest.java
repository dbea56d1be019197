package dev.tandem.core.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One history under several schedules comes to one result (I2, I15, I19). */
class SchedulesTest {
  private static final int HISTORIES = 12;

  @Test
  void theScheduleDoesNotMatter() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      SimulationPlan plan = SimulationPlan.of(seed).promisingOneResult();
      assertThat(new Schedules(plan, PlantedBugs.NONE).differences())
          .describedAs(plan.text())
          .isEmpty();
    }
  }
}
