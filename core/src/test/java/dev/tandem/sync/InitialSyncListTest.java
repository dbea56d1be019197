package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.MapProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of all initial syncs (INIT-10, INIT-26). */
class InitialSyncListTest {
  private final SyncWorld world = SyncWorld.stopped(Map.of());

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void nobodyAskedForAny() {
    assertThat(world.runtime.initialSyncs()).isEmpty();
  }

  @Test
  void firstAskedComesFirstWhateverTheClockSays() {
    // INIT-26: a dozen at one instant, as a clock that stands or is set back would have it
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      asked.add(world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE));
      world.runtime.lifecycle().stop(Waiting.DISCARD, SyncWorld.CUSTOMERS);
    }

    assertThat(world.runtime.initialSyncs()).extracting(InitialSyncStatus::run).isEqualTo(asked);
  }

  @Test
  void eachIsAsItsOwnStatusSays() {
    world.account("C1", "first");
    String over =
        world.runtime.initialSync(InitialSyncRequest.of(Side.DATAVERSE, SyncWorld.CUSTOMERS));
    world.settle();
    String stopped = world.runtime.initialSync(SyncWorld.PROJECTS, Side.FINANCE);
    world.runtime.step(1);
    world.runtime.lifecycle().stop(Waiting.DISCARD, SyncWorld.PROJECTS);
    String going = world.runtime.initialSync(SyncWorld.HOURS, Side.DATAVERSE);

    List<InitialSyncStatus> all = world.runtime.initialSyncs();
    assertThat(all).extracting(InitialSyncStatus::run).containsExactly(over, stopped, going);
    all.forEach(each -> assertThat(world.runtime.initialSyncStatus(each.run())).contains(each));
    assertThat(all).extracting(InitialSyncStatus::isOver).containsExactly(true, true, false);
    assertThat(all.get(0).master()).isEqualTo(Side.DATAVERSE);
    assertThat(all.get(0).map(SyncWorld.CUSTOMERS).legs().get(0).read()).isEqualTo(1);
    assertThat(all.get(1).map(SyncWorld.PROJECTS).outcome()).isEqualTo(MapProgress.Outcome.STOPPED);
  }

  @Test
  void compareAfterALostFeedIsNoInitialSync() {
    // I10
    world.runtime.lifecycle().start(SyncWorld.CUSTOMERS);
    world.settle();
    world.faultyDataverse.script(Call.CHANGES, Fault.expires());
    world.runtime.step(100);

    assertThat(world.runtime.resyncs()).hasSize(1);
    assertThat(world.runtime.initialSyncs()).isEmpty();
  }
}
