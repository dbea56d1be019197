package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits, and the sums of what was received. */
class BacklogTest {
  private final SyncWorld world = SyncWorld.running();

  @AfterEach
  void close() {
    world.close();
  }

  private BacklogSize customers() {
    return world.runtime.backlog().sizes().get(0);
  }

  @Test
  void sizesTellMapsAndWaysApart() {
    // PAUSE-5, UND-52
    assertThat(customers()).isEqualTo(new BacklogSize(SyncWorld.CUSTOMERS, 0, 0, null));
    assertThat(world.runtime.backlog().bytes(SyncWorld.CUSTOMERS)).isZero();
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    world.account("C1", "Contoso");
    world.settle();
    Instant first = world.clock.instant();
    world.clock.advance(Duration.ofHours(1));
    world.account("C2", "Fabrikam");
    world.customer("C3", Map.of("NAME", "Litware"));
    world.settle();

    assertThat(customers()).isEqualTo(new BacklogSize(SyncWorld.CUSTOMERS, 2, 1, first));
    assertThat(customers().total()).isEqualTo(3);
    long listed =
        world.runtime.backlog().list(SyncWorld.CUSTOMERS, "", 0, 10).stream()
            .mapToLong(WaitingChange::bytes)
            .sum();
    assertThat(world.runtime.backlog().bytes(SyncWorld.CUSTOMERS)).isPositive().isEqualTo(listed);
  }

  @Test
  void queueIsListedInPagesAndByKey() {
    // PAUSE-5
    UUID id = world.account("C1", "Contoso");
    world.settle();
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    world.changeAccount(id, Map.of("name", "again"));
    world.customer("C2", Map.of("NAME", "Litware"));
    world.settle();
    Backlog backlog = world.runtime.backlog();
    assertThat(backlog.list(SyncWorld.CUSTOMERS, "", 0, 10))
        .extracting(WaitingChange::target)
        .containsExactly(Side.FINANCE, Side.DATAVERSE);
    assertThat(backlog.list(SyncWorld.CUSTOMERS, "c2", 0, 10))
        .singleElement()
        .satisfies(each -> assertThat(each.key()).contains("C2"));
    assertThat(backlog.list(SyncWorld.CUSTOMERS, "C1", 0, 10))
        .as("a row of Dataverse is found by the key of its pair")
        .singleElement()
        .satisfies(each -> assertThat(each.row()).isEqualTo(id.toString()));
    long place = backlog.list(SyncWorld.CUSTOMERS, "", 0, 1).get(0).sequence();
    assertThat(backlog.list(SyncWorld.CUSTOMERS, "", place, 10)).hasSize(1);
    assertThat(backlog.list(SyncWorld.CUSTOMERS, "", 0, 10).toString()).doesNotContain("Litware");
  }

  @Test
  void changeWithoutAnAnswerShowsAsInDoubt() {
    world.faultyFinance.script(FaultyConnector.Call.WRITE, Fault.losesAnswer());
    world.account("C1", "Contoso");
    world.runtime.step(10);
    assertThat(world.runtime.backlog().list(SyncWorld.CUSTOMERS, "", 0, 10))
        .singleElement()
        .satisfies(each -> assertThat(each.inDoubt()).isTrue());
  }

  @Test
  void countersAreToldByMapAndWay() {
    // I22
    world.account("C1", "Contoso");
    world.customer("C2", Map.of("NAME", "Litware"));
    world.settle();
    SyncCounters all = world.runtime.counters();
    SyncCounters there = world.runtime.counters(SyncWorld.CUSTOMERS, Side.FINANCE);
    SyncCounters back = world.runtime.counters("accounts", Side.DATAVERSE);
    assertThat(there.applied()).isEqualTo(1);
    assertThat(back.applied()).isEqualTo(1);
    assertThat(there.received() + back.received()).isEqualTo(all.received());
    assertThat(world.runtime.counters(SyncWorld.CUSTOMERS, null).received())
        .isEqualTo(all.received());
    assertThat(world.runtime.counters(SyncWorld.HOURS, null).received()).isZero();
    assertThat(all)
        .hasToString(
            "received 4 = applied 2 + superseded 0 + filtered 2 + parked 0 + conflict 0 + dead 0 +"
                + " waiting 0");
  }
}
