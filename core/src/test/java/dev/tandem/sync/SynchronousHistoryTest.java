package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Transactions of both sides in random histories, with hosts and workers that race and are killed
 * (UND-20, LIVE-11, LIVE-12, I1, I7). {@code -Dsynchronous.histories=N -Dsynchronous.seed=S} runs
 * others.
 */
class SynchronousHistoryTest {
  private static final int HISTORIES = Integer.getInteger("synchronous.histories", 1000);
  private static final long SEED = Long.getLong("synchronous.seed", 1);

  @ParameterizedTest
  @ValueSource(
      longs = {
        510, 958, 1999, 2045, 2077, 3538, 4335, 4666, 6349, 8387, 8605, 9725, 10895, 12345, 12806,
        13551, 15831, 15916, 17517, 18430, 19580, 28485, 31646, 40124, 49719, 51158, 52846, 59169,
        72219, 86608, 321131, 357903, 530978, 629234, 840208, 941466, 986405, 1102385, 1106461,
        1115889, 1152058, 1170069, 1305564, 1314200, 1322149, 1423040, 1141594, 1153482, 1199300,
        1632188, 1669390, 1696120, 1933840
      })
  void seedsThatFailedOnceHold(long seed) {
    assertThat(SynchronousHistory.problems(seed)).isEmpty();
  }

  @Test
  void bothSidesAgreeInTheEndAndNothingUndoneIsLeft() {
    List<String> failed = new ArrayList<>();
    for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
      List<String> problems = SynchronousHistory.problems(seed);
      if (!problems.isEmpty()) {
        failed.add("seed " + seed + "\n  " + String.join("\n  ", problems));
      }
    }
    assertThat(failed).isEmpty();
  }
}
