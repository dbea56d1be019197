package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.MapProgress;
import dev.tandem.sync.lifecycle.MapState;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that are there before a map runs. */
class InitialSyncTest {
  private final SyncWorld world = SyncWorld.stopped(Map.of());

  @AfterEach
  void everythingIsAccountedFor() {
    SyncCounters counters = world.runtime.counters();
    assertThat(counters.waiting()).as("%s", counters).isZero();
    world.close();
  }

  private InitialSyncStatus status(String run) {
    return world.runtime.initialSyncStatus(run).orElseThrow();
  }

  @Test
  void rowsOfBothSidesMeetAndTheMasterWins() {
    // INIT-3, UND-18, UND-19
    world.account("C1", Map.of("name", "by Dataverse", "phone", "1"));
    world.account("C2", "only Dataverse");
    world.customer("C1", Map.of("NAME", "by finance", "PHONE", "2"));
    world.customer("C3", Map.of("NAME", "only finance"));
    String run = world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    assertThat(world.runtime.lifecycle().state(SyncWorld.CUSTOMERS))
        .isEqualTo(MapState.INITIALIZING);
    world.settle();

    assertThat(world.customer("C1").value("NAME")).isEqualTo("by Dataverse");
    assertThat(world.customer("C1").value("PHONE")).isEqualTo("1");
    assertThat(world.account("C1").value("name")).isEqualTo("by Dataverse");
    assertThat(world.customer("C2").value("NAME")).isEqualTo("only Dataverse");
    assertThat(world.account("C3").value("name")).isEqualTo("only finance");
    assertThat(world.toDataverse.writes()).hasSize(1);
    assertThat(world.toFinance.writes()).hasSize(2);
    assertThat(world.runtime.lifecycle().state(SyncWorld.CUSTOMERS)).isEqualTo(MapState.RUNNING);
    assertThat(status(run).isOver()).isTrue();
    assertThat(status(run).map(SyncWorld.CUSTOMERS).outcome()).isEqualTo(MapProgress.Outcome.DONE);
  }

  @Test
  void financeAsMasterWinsToo() {
    // INIT-3
    UUID id = world.account("C1", Map.of("name", "by Dataverse", "phone", "1"));
    world.customer("C1", Map.of("NAME", "by finance"));
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.FINANCE);
    world.settle();

    assertThat(world.account("C1").value("name")).isEqualTo("by finance");
    assertThat(SyncWorld.id(world.account("C1"))).isEqualTo(id);
    assertThat(world.customer("C1").value("NAME")).isEqualTo("by finance");
    assertThat(world.toFinance.writes()).isEmpty();
  }

  @Test
  void prerequisitesComeFirst() {
    // INIT-4, INIT-5, UND-51: hours go to finance only, whoever is the master
    UUID account = world.account("C1", "Contoso");
    UUID project = world.project("P1", account, Map.of());
    world.hour("H1", project, "8");
    String run = world.runtime.initialSync(SyncWorld.HOURS, Side.FINANCE);
    world.settle();

    assertThat(status(run).maps())
        .extracting(MapProgress::map)
        .containsExactly(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS, SyncWorld.HOURS);
    assertThat(world.toFinance.writes())
        .extracting(write -> write.row().schema().name().name())
        .containsExactly("Customers", "Projects", "Hours");
    assertThat(world.runtime.status())
        .allSatisfy(map -> assertThat(map.state()).isEqualTo(MapState.RUNNING));
  }
}
