package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.sync.event.SyncEvent;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A change feed that no longer reaches back (I10). */
class FeedExpiryTest {
  private final SyncWorld world = SyncWorld.running();

  @AfterEach
  void everythingIsAccountedFor() {
    SyncCounters counters = world.runtime.counters();
    assertThat(counters.waiting()).as("%s", counters).isZero();
    assertThat(SnapshotProperties.accounts(world)).isEqualTo(SnapshotProperties.customers(world));
    world.close();
  }

  @Test
  void whatHappenedInTheGapOnDataverseIsFound() {
    // I10: a create, an update and a delete that the feed never tells
    UUID changed = world.account("C1", "before");
    UUID gone = world.account("C2", "goes");
    world.account("C3", "stays");
    world.settle();
    world.changeAccount(changed, Map.of("name", "after"));
    world.dataverse.delete("accounts", KeyValues.of("accountid", gone));
    world.account("C4", "comes");
    world.dataverse.forgetChanges();
    world.toFinance.clear();
    world.settle();

    assertThat(world.events).anyMatch(SyncEvent.FeedExpired.class::isInstance);
    assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C1", "C3", "C4");
    assertThat(world.customer("C1").value("NAME")).isEqualTo("after");
    assertThat(world.toFinance.writes()).as("rows that stayed are not written").hasSize(3);
    assertThat(world.runtime.resyncs()).isEmpty();
  }

  @Test
  void whatHappenedInTheGapOnFinanceIsFound() {
    // I10
    world.account("C1", "before");
    world.account("C2", "goes");
    world.settle();
    world.changeCustomer("C1", Map.of("NAME", "after"));
    world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C2"));
    world.customer("C3", Map.of("NAME", "comes"));
    world.finance.forgetChanges();
    world.settle();

    assertThat(SnapshotProperties.accounts(world)).containsOnlyKeys("C1", "C3");
    assertThat(world.account("C1").value("name")).isEqualTo("after");
  }

  @Test
  void compareIsVisibleUntilItIsDone() {
    // I10: never a silent resume
    for (int i = 0; i < 9; i++) {
      world.account("C" + i, "before");
    }
    world.settle();
    world.changeAccount(SyncWorld.id(world.account("C7")), Map.of("name", "after"));
    world.dataverse.forgetChanges();
    for (int i = 0; i < 4; i++) {
      world.runtime.step(2);
    }

    assertThat(world.runtime.resyncs()).hasSize(1);
    assertThat(world.runtime.resyncs().get(0).map(SyncWorld.CUSTOMERS).legs().get(0).read())
        .isBetween(1L, 8L);
    world.settle();
    assertThat(world.runtime.resyncs()).isEmpty();
    assertThat(world.customer("C7").value("NAME")).isEqualTo("after");
  }

  @Test
  void conflictsInTheGapFollowThePolicy() {
    // I14, UND-16: the lost change and one of the other side
    UUID id = world.account("C1", "before");
    world.settle();
    world.changeAccount(id, Map.of("name", "by Dataverse"));
    world.dataverse.forgetChanges();
    world.changeCustomer("C1", Map.of("NAME", "by finance"));
    world.settle();

    assertThat(world.customer("C1").value("NAME")).isEqualTo("by Dataverse");
  }

  @Test
  void pausedMapComparesWhenItGoesOn() {
    // PAUSE-2: the feed expires during a pause
    UUID id = world.account("C1", "before");
    world.settle();
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    world.changeAccount(id, Map.of("name", "after"));
    world.dataverse.forgetChanges();
    world.settle();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("before");

    world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
    world.settle();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("after");
    assertThat(world.runtime.resyncs()).isEmpty();
  }
}
