package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.schema.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arithmetic of a first load, by the limits that Microsoft publishes. */
class LoadEstimateTest {
  private static LoadEstimate of(long toDataverse, long toFinance, int identities, int licences) {
    return new LoadEstimate(
        List.of(
            new LoadEstimate.Load("Customers V3", Side.FINANCE, toFinance),
            new LoadEstimate.Load("Customers V3", Side.DATAVERSE, toDataverse)),
        identities,
        licences,
        Duration.ofMillis(10));
  }

  @Test
  void oneIdentityWritesTwentyRowsASecondOneByOne() {
    assertThat(of(72_000, 0, 1, 0).oneByOne()).isEqualTo(Duration.ofHours(1));
    assertThat(of(72_000, 0, 4, 0).oneByOne()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void batchesAreBoundByFourSecondsOfWorkASecond() {
    assertThat(of(400_000, 0, 1, 0).inBatches()).isEqualTo(Duration.ofSeconds(1_000));
    assertThat(of(400_000, 0, 2, 0).inBatches()).isEqualTo(Duration.ofSeconds(500));
  }

  @Test
  void everyRowEatsOfTheDailyAllocationWhichEndsAtTenMillion() {
    assertThat(of(1_000_000, 0, 1, 0).days()).isEqualTo(2);
    assertThat(of(1_000_000, 0, 1, 100).allocation()).isEqualTo(1_000_000);
    assertThat(of(1_000_000, 0, 1, 100).days()).isEqualTo(1);
    assertThat(of(1, 0, 1, 1_000_000).allocation()).isEqualTo(10_000_000);
  }

  @Test
  void pagesAndBatchesAreThoseOfTheSideThatIsReadOrWritten() {
    LoadEstimate.Load toFinance = new LoadEstimate.Load("m", Side.FINANCE, 10_001);
    assertThat(toFinance.reads()).isEqualTo(3);
    assertThat(toFinance.batches()).isEqualTo(3);
    LoadEstimate.Load toDataverse = new LoadEstimate.Load("m", Side.DATAVERSE, 10_001);
    assertThat(toDataverse.reads()).isEqualTo(2);
    assertThat(toDataverse.batches()).isEqualTo(11);
    assertThat(new LoadEstimate.Load("m", Side.FINANCE, 0).reads()).isZero();
  }

  @Test
  void textSaysEveryLimitItCountsWith() {
    assertThat(LoadEstimateText.lines(of(1_000_000, 20_000, 1, 0)))
        .containsExactly(
            "MAP           TO              ROWS  PAGES TO READ  BATCHES TO WRITE",
            "------------  ---------  ---------  -------------  ----------------",
            "Customers V3  finance       20,000              4                 4",
            "Customers V3  Dataverse  1,000,000            100             1,000",
            "",
            "Dataverse: 1,000,000 rows by 1 identity against one web server",
            "  one by one    at least 13 h 54 min (6,000 requests in 300 s)",
            "  in batches    at least 0 h 42 min (1,200 s of work in 300 s, 10 ms a row)",
            "  allocation    1,000,000 of 500,000 requests a day, 2 days",
            "Finance: 20,000 rows. No rate is published: it answers 429 with Retry-After when it is"
                + " busy; packages of data are exempt from that.",
            "Rows are counted before the filters of the maps; what both sides hold alike is not"
                + " written, so that this is the most.");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> of(1, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(1, 1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
