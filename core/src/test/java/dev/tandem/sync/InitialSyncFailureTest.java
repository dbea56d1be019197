package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.lifecycle.MapState;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an initial sync leaves behind when rows fail, wait or were passed over. */
class InitialSyncFailureTest {
  private final SyncWorld world = SyncWorld.stopped(Map.of());

  @AfterEach
  void everythingIsAccountedFor() {
    // I22
    SyncCounters counters = world.runtime.counters();
    assertThat(counters.waiting()).as("%s", counters).isZero();
    world.close();
  }

  private long failures() {
    return world.events.stream().filter(SyncEvent.Failed.class::isInstance).count();
  }

  @Test
  void changesBesideAFailedSyncAreKeptForAPerson() {
    // INIT-13, LIVE-39: the map does not run, so nothing may wait for it unseen
    world.finance.insert(
        "Projects",
        Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "bad", "CUSTACCOUNT", "C9"));
    UUID account = world.account("C1", "there");
    world.runtime.initialSync(InitialSyncRequest.of(Side.FINANCE, SyncWorld.PROJECTS).insisting());
    world.runtime.step(100);
    world.runtime.step(100);
    world.project("P2", account, Map.of());
    world.settle();

    assertThat(world.runtime.lifecycle().state(SyncWorld.PROJECTS)).isEqualTo(MapState.NOT_RUNNING);
    assertThat(world.runtime.deadLetters().list(DeadLetterFilter.ofMap(SyncWorld.PROJECTS), 0, 10))
        .singleElement()
        .satisfies(letter -> assertThat(letter.note()).contains("the map does not run"));
  }

  @Test
  void transactionsThatWerePassedOverAreNotLeftOpen() {
    // I13: what waited is dropped because the sync reads the rows; nothing of it is owed then
    world.runtime.step(100);
    world.runtime.lifecycle().start(SyncWorld.CUSTOMERS);
    world.settle();
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    world.dataverse.transact(
        rows -> {
          for (int i = 0; i < 3; i++) {
            rows.insert(
                "accounts",
                Map.of(
                    "accountnumber",
                    "C" + i,
                    "msdyn_company",
                    Reference.byId("cdm_companies", world.company)));
          }
        });
    world.settle();
    assertThat(world.runtime.incompleteGroups().list()).hasSize(1);
    leaveBehindAStop();
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    world.settle();

    assertThat(world.finance.rows("Customers")).hasSize(3);
    assertThat(world.runtime.incompleteGroups().list()).isEmpty();
    assertThat(world.runtime.counters().count(ObligationStatus.DISCARDED)).isEqualTo(3);
  }

  /** As a process leaves a map that ends between the stop and the putting aside of what waits. */
  private void leaveBehindAStop() {
    String name = "map/" + SyncWorld.CUSTOMERS;
    String text = world.store.documents(name).getOrDefault(name, "");
    world.store.commit(
        dev.tandem.spi.state.StoreCommit.under(null)
            .document(name, text.replace("PAUSED", "NOT_RUNNING"))
            .build());
  }

  @Test
  void rowsThatWaitForTheirParentsAreNoErrors() {
    // I12, ALR-1: projects of customers that the same run brings, in chunks of one row
    UUID customer = world.account("C1", "late");
    for (int i = 0; i < 3; i++) {
      world.project("P" + i, customer, Map.of());
    }
    UUID root = world.account("C3", "root");
    world.changeAccount(customer, Map.of("parent", Reference.byId("accounts", root)));
    world.runtime.initialSync(SyncWorld.PROJECTS, Side.DATAVERSE);
    for (int i = 0; i < 60; i++) {
      world.runtime.step(1);
    }

    assertThat(world.customer("C1").value("PARENT")).isEqualTo("C3");
    assertThat(world.finance.rows("Projects")).hasSize(3);
    assertThat(failures()).isZero();
  }

  @Test
  void treesOfFinanceRaiseNoErrorsEither() {
    // INIT-7, ALR-1: a child is read before its parent
    world.customer("C1", Map.of("NAME", "child", "PARENT", "C2"));
    world.customer("C2", Map.of("NAME", "parent"));
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.FINANCE);
    for (int i = 0; i < 60; i++) {
      world.runtime.step(1);
    }

    assertThat(world.dataverse.rows("accounts")).hasSize(2);
    assertThat(failures()).isZero();
  }

  @Test
  void rowWhoseParentNeverComesIsAnErrorInTheEnd() {
    // INIT-12: waiting is no error, missing is one
    world.customer("C1", Map.of("NAME", "child", "PARENT", "C9"));
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.FINANCE);
    world.settle();

    assertThat(failures()).isEqualTo(1);
    assertThat(world.runtime.counters().parked()).isEqualTo(1);
  }

  @Test
  void childOfAParentThatFailedIsNoErrorOfItsOwn() {
    // I12, ALR-1: one mistake is told once, live as well
    world.settle();
    world.runtime.lifecycle().start(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS);
    world.settle();
    UUID parent = world.account("C1", "waits for nobody");
    world.runtime.lifecycle().pause(SyncWorld.CUSTOMERS);
    world.project("P1", parent, Map.of());
    world.settle();

    assertThat(world.runtime.counters().parked()).isEqualTo(1);
    assertThat(failures()).isZero();
    world.runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
    world.settle();
    assertThat(world.finance.rows("Projects")).hasSize(1);
  }
}
