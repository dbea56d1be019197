package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Transactions of both sides in random histories, with hosts and workers that race and are killed
 * (UND-20, LIVE-11, LIVE-12, I1, I7). {@code -Dsynchronous.histories=N -Dsynchronous.seed=S} runs
 * others.
 */
class SynchronousHistoryTest {
  private static final int HISTORIES = Integer.getInteger("synchronous.histories", 1000);
  private static final long SEED = Long.getLong("synchronous.seed", 1);

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
