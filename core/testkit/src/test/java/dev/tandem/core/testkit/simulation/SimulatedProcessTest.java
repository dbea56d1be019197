package dev.tandem.core.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.state.CommitOutcome;
import dev.tandem.spi.state.StoreCommit;
import org.junit.jupiter.api.Test;

/** What a process read counts only once it was stored: a refused commit takes it back. */
class SimulatedProcessTest {
  private static final CommitOutcome STORED = new CommitOutcome.Committed(0, 0);
  private static final CommitOutcome REFUSED = new CommitOutcome.Fenced();

  private final SimulatedWorld world =
      new SimulatedWorld(SimulationPlan.of(1), PlantedBugs.NONE, null);
  private final SimulatedProcess process = world.process(0);

  @Test
  void pageOfARefusedCommitIsNotStoredByTheNextOne() {
    // I18: another worker stores the page; this one was fenced, and says later that it goes on
    Query page = new Query(TableName.finance("Customers"), null, 100, null);
    StoreCommit commit = StoreCommit.under(null).document("run/initial-1/CUSTOMERS", "x").build();
    SimulatedProcess other = world.process(1);
    other.queried(page);
    other.committed(commit, STORED);
    process.queried(page);
    process.committed(commit, REFUSED);
    process.committed(commit, STORED);

    assertThat(world.violations().all()).isEmpty();
  }

  @Test
  void pageThatIsStoredTwiceIsSeen() {
    // I18
    Query page = new Query(TableName.finance("Customers"), null, 100, null);
    StoreCommit commit = StoreCommit.under(null).document("run/initial-1/CUSTOMERS", "x").build();
    for (int time = 0; time < 2; time++) {
      process.queried(page);
      process.committed(commit, STORED);
    }

    assertThat(world.violations().all()).hasSize(1);
  }

  @Test
  void gapThatNobodyWentOverIsNone() {
    // I10: the commit that went behind the gap was refused, so that the old place is read again
    StoreCommit commit = StoreCommit.under(null).document("feed/main/DATAVERSE", "x").build();
    process.feedAnswered(Side.DATAVERSE, new Cursor("1"), true);
    process.cursorTaken(Side.DATAVERSE);
    process.committed(commit, REFUSED);
    process.committed(commit, STORED);
    assertThat(world.expired()).isEmpty();

    process.feedAnswered(Side.DATAVERSE, new Cursor("1"), true);
    process.cursorTaken(Side.DATAVERSE);
    process.committed(commit, STORED);
    assertThat(world.expired()).containsExactly(Side.DATAVERSE);
  }
}
