package dev.tandem.example.odata.server.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T08:00:00Z"));
  private final Budget budget = new Budget(Limits.DATAVERSE, clock);

  private void enters(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(budget.enter()).isNull();
    }
  }

  private void leave(int times, Instant entered) {
    for (int i = 0; i < times; i++) {
      budget.leave(entered);
    }
  }

  private Budget.Refused refused() {
    return Objects.requireNonNull(budget.enter(), "a refusal");
  }

  // V1
  @Test
  void letsFiftyTwoRequestsRunAtOnce() {
    enters(52);
    assertThat(refused().code()).isEqualTo("0x80072326");
    budget.leave(clock.instant());
    enters(1);
  }

  // V1
  @Test
  void letsSixThousandRequestsInWithinAWindow() {
    for (int i = 0; i < 6000; i++) {
      enters(1);
      budget.leave(clock.instant());
    }
    assertThat(budget.remaining()).isZero();
    Budget.Refused refused = refused();
    assertThat(refused.code()).isEqualTo("0x80072322");
    assertThat(refused.pause()).isEqualTo(Duration.ofMinutes(5));
    clock.advance(refused.pause());
    enters(1);
  }

  // V1
  @Test
  void letsRequestsTakeTwentyMinutesTogether() {
    Instant begin = clock.instant();
    enters(10);
    clock.advance(Duration.ofMinutes(2).plusSeconds(1));
    leave(10, begin);
    Budget.Refused refused = refused();
    assertThat(refused.code()).isEqualTo("0x80072321");
    clock.advance(refused.pause());
    enters(1);
  }

  // V1
  @Test
  void makesAClientThatKeepsPushingWaitLonger() {
    Limits few = new Limits(2, Duration.ofMinutes(20), 52, Duration.ofMinutes(5), 1);
    Budget small = new Budget(few, clock);
    assertThat(small.enter()).isNull();
    assertThat(small.enter()).isNull();
    clock.advance(Duration.ofMinutes(4));
    Budget.Refused first = Objects.requireNonNull(small.enter());
    assertThat(first.pause()).isEqualTo(Duration.ofMinutes(1));
    Budget.Refused second = Objects.requireNonNull(small.enter());
    assertThat(second.pause()).isEqualTo(Duration.ofMinutes(5));
  }
}
