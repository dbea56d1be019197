package dev.tandem.core.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories keep every invariant (I1 to I25, as far as the table of the validator says). */
class SyncSimulationTest {
  private static final int HISTORIES = 200;
  private static final int MUCH = 100;

  @Test
  void randomHistoriesKeepEveryInvariant() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      keepsEveryInvariant(SimulationPlan.of(seed));
    }
  }

  /** Each of these found a mistake once; what it was stands in the decisions or in a test. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        6, 24, 29, 34, 37, 40, 51, 72, 84, 99, 191, 225, 235, 244, 259, 506, 512, 573, 616, 742,
        761, 793, 1065, 1323, 1326, 1338, 1435, 1554, 1726, 1953, 2026, 2168, 2220, 2259, 2335,
        3639, 3640, 4294, 3057, 3554, 3901, 4016, 4299, 4358, 4442, 4969, 5030, 5662, 5700, 5838,
        5874, 21546, 21652, 21866, 30296
      })
  void seedsThatFailedOnceKeepEveryInvariant(long seed) {
    keepsEveryInvariant(SimulationPlan.startedAtOnce(seed).atRest(MUCH));
  }

  /** The same with seeds that decided on an initial sync, or found it in a comparison. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        24, 236, 32167, 40122, 40464, 40926, 41146, 41274, 41358, 50057, 50254, 50622, 50883, 51793,
        51839, 52227, 52577, 52602, 60186, 60296, 70706, 71503, 71777, 80248, 81521, 81904, 82071,
        82516, 91077, 112410, 115120, 122448, 122522, 131190, 131880, 200184, 200822, 300679,
        902495, 2011274, 2011860, 2020495, 2021117, 2022292, 3002715, 3005650, 6001819, 7001385,
        7004020, 7008627, 7011329, 9006841, 12005374, 12005633, 12017466, 12019019, 12025738,
        13005883, 15012731, 302377, 16001700, 16005769, 22021004
      })
  void seedsWithRunsThatFailedOnceKeepEveryInvariant(long seed) {
    keepsEveryInvariant(SimulationPlan.queued(seed).atRest(MUCH));
  }

  /** The same with seeds that need small steps in the end. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        77957, 905431, 2021419, 2023112, 2023264, 2023735, 301714, 22011933, 22002599, 22006476,
        22037438, 30021464, 30029276, 22036724
      })
  void seedsWithSmallStepsThatFailedOnceKeepEveryInvariant(long seed) {
    keepsEveryInvariant(SimulationPlan.queued(seed));
  }

  /** The same with seeds whose hosts hand transactions over. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        6, 26, 29, 40, 51, 54, 69, 88, 99, 107, 126, 156, 188, 200, 214, 274, 284, 288, 292, 501,
        532, 1047, 1132, 1294, 1314, 1396, 1470, 1521, 1563, 2100, 2217, 2266, 2308, 2314, 2320,
        2339, 2424, 2935, 3020, 3282, 4761, 5366, 5847, 10315, 15257, 101015, 103419, 103574,
        105709, 110225, 113805, 114125, 246, 11508, 19618, 22703, 23363, 32624, 37304, 39932, 39949,
        40819, 41294, 41369, 51229, 51453, 56587, 59620, 59664, 64946, 77052, 77739, 78411, 78490,
        85394, 86223, 87057, 91651, 92710, 99806, 101130, 101439, 103552, 107060, 109128, 110356,
        117905, 117941, 125450, 128941, 147963, 166120, 170718, 171228, 180146, 228330, 233488,
        262726, 265864, 270171, 272541, 274473, 286127, 330589, 334360, 341691, 343037, 353758,
        375729, 381707, 412330, 450388, 284628, 286237, 357528, 421430, 444868, 295236, 527659,
        298549, 441197, 435515, 544, 416119, 312178, 315022, 619445, 43003207
      })
  void seedsWithTransactionsThatFailedOnceKeepEveryInvariant(long seed) {
    keepsEveryInvariant(new SynchronousPlans(seed).synchronous(SimulationPlan.queued(seed)));
  }

  /** The same with seeds in which somebody looks after what failed. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        40010140, 40020010, 40020142, 40020381, 40020383, 40020389, 40020645, 40020751, 40020906,
        40022216
      })
  void seedsThatSomebodyLooksAfterKeepEveryInvariant(long seed) {
    keepsEveryInvariant(new AttendedPlans(seed).attended(SimulationPlan.queued(seed)));
  }

  /** What hosts hand over is drawn apart, so that all other histories stay as they were. */
  @Test
  void someHistoriesHandTransactionsOver() {
    int synchronous = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      SimulationPlan queued = SimulationPlan.queued(seed);
      SimulationPlan plan = new SynchronousPlans(seed).of(queued);
      synchronous += plan.isSynchronous() ? 1 : 0;
      assertThat(plan.text().equals(queued.text())).isEqualTo(!plan.isSynchronous());
    }
    assertThat(synchronous).isBetween(HISTORIES / 6, HISTORIES / 3);
  }

  /** Who looks after a history is drawn apart as well. */
  @Test
  void somebodyLooksAfterSomeHistories() {
    int attended = 0;
    for (long seed = 1; seed <= HISTORIES; seed++) {
      SimulationPlan plan = SimulationPlan.of(seed);
      boolean is =
          plan.actions().stream()
              .anyMatch(each -> each instanceof Action.Replay || each instanceof Action.Decide);
      attended += is ? 1 : 0;
      SimulationPlan without = new SynchronousPlans(seed).of(SimulationPlan.queued(seed));
      assertThat(plan.text().equals(without.text())).isEqualTo(!is);
    }
    assertThat(attended).isBetween(HISTORIES / 6, HISTORIES / 3);
  }

  @Test
  void theSameSeedGivesTheSameHistory() {
    for (long seed = 1; seed <= 10; seed++) {
      SimulationPlan plan = SimulationPlan.of(seed);
      assertThat(SimulationPlan.of(seed).text()).isEqualTo(plan.text());
      assertThat(SyncSimulation.history(plan)).isEqualTo(SyncSimulation.history(plan));
    }
  }

  private static void keepsEveryInvariant(SimulationPlan plan) {
    List<Violations.Violation> found = SyncSimulation.run(plan, PlantedBugs.NONE, null);
    assertThat(found).describedAs(() -> SyncSimulation.explain(plan, PlantedBugs.NONE)).isEmpty();
  }
}
