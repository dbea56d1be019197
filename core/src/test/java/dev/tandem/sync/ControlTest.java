package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.policy.AlertRule;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a host may do while maps run: pause, resume, stop, dead letters, conflicts, lineage. */
class ControlTest {
  private SyncWorld world = SyncWorld.running();

  @AfterEach
  void sumIsWhatWasReceived() {
    // I22
    SyncCounters all = world.runtime.counters();
    assertThat(all.received())
        .isEqualTo(
            all.applied()
                + all.superseded()
                + all.filtered()
                + all.parked()
                + all.conflict()
                + all.dead()
                + all.waiting());
    world.close();
  }

  private void worldWith(MapOptions customers) {
    world.close();
    world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, customers));
  }

  private Lifecycle lifecycle() {
    return world.runtime.lifecycle();
  }

  // Lifecycle ----------------------------------------------------------------------------------

  @Test
  void pausedMapQueuesAndCatchesUpInOrder() {
    // PAUSE-2, PAUSE-6, PAUSE-7, I19
    UUID id = world.account("C1", "start");
    world.settle();
    lifecycle().pause(SyncWorld.CUSTOMERS);
    world.toFinance.clear();
    for (String name : List.of("A", "B", "C")) {
      world.changeAccount(id, Map.of("name", name));
    }
    world.settleAfter(Duration.ofDays(30));
    assertThat(world.toFinance.writes()).isEmpty();
    assertThat(world.runtime.counters().waiting()).isEqualTo(3);

    lifecycle().resume(SyncWorld.CUSTOMERS);
    assertThat(lifecycle().state(SyncWorld.CUSTOMERS)).isEqualTo(MapState.RESUMING);
    world.settle();
    assertThat(world.toFinance.writes())
        .extracting(write -> write.row().value("NAME"))
        .containsExactly("A", "B", "C");
    assertThat(lifecycle().state(SyncWorld.CUSTOMERS)).isEqualTo(MapState.RUNNING);
  }

  @Test
  void deletesQueueWhilePaused() {
    // UND-15
    UUID id = world.account("C1", "Contoso");
    world.settle();
    lifecycle().pause(SyncWorld.CUSTOMERS);
    world.dataverse.delete("accounts", KeyValues.of("accountid", id));
    world.settle();
    assertThat(world.finance.rows("Customers")).hasSize(1);
    lifecycle().resume(SyncWorld.CUSTOMERS);
    world.settle();
    assertThat(world.finance.rows("Customers")).isEmpty();
  }

  @Test
  void skippedChangesAreKeptOrDiscarded() {
    // PAUSE-8, PAUSE-9
    lifecycle().pause(SyncWorld.CUSTOMERS);
    world.account("C1", "kept");
    world.settle();
    lifecycle().skipToLive(Waiting.KEEP, SyncWorld.CUSTOMERS);
    assertThat(world.runtime.deadLetters().list(DeadLetterFilter.ALL, 0, 10)).hasSize(1);

    lifecycle().pause(SyncWorld.CUSTOMERS);
    world.account("C2", "discarded");
    world.settle();
    lifecycle().skipToLive(Waiting.DISCARD, SyncWorld.CUSTOMERS);
    world.settle();
    assertThat(world.finance.rows("Customers")).isEmpty();
    assertThat(world.runtime.counters().count(ObligationStatus.DISCARDED)).isEqualTo(1);

    world.runtime.deadLetters().replay(DeadLetterFilter.ofMap(SyncWorld.CUSTOMERS));
    world.settle();
    assertThat(world.finance.single("Customers").value("NAME")).isEqualTo("kept");
  }

  @Test
  void stopRefusesWhileChangesWait() {
    // UND-50
    lifecycle().pause(SyncWorld.CUSTOMERS);
    world.account("C1", "waits");
    world.settle();
    assertThatThrownBy(() -> lifecycle().stop(SyncWorld.CUSTOMERS))
        .isInstanceOf(DualWriteException.class)
        .hasMessage(
            "cannot stop Customers: changes wait on it; let it catch up, or stop it and keep or"
                + " discard them");
    lifecycle().stop(Waiting.KEEP, SyncWorld.CUSTOMERS);
    assertThat(lifecycle().state(SyncWorld.CUSTOMERS)).isEqualTo(MapState.NOT_RUNNING);
    world.account("C2", "ignored");
    world.settle();
    assertThat(world.runtime.counters().received()).as("LIVE-39").isEqualTo(1);
  }

  @Test
  void actionOnSeveralMapsIsAllOrNothing() {
    // LIFE-4
    lifecycle().pause(SyncWorld.PROJECTS);
    assertThatThrownBy(() -> lifecycle().pause(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS))
        .hasMessage(
            "cannot pause Projects: it is PAUSED and must be RUNNING; it is paused already");
    assertThat(lifecycle().state(SyncWorld.CUSTOMERS)).isEqualTo(MapState.RUNNING);
  }

  // Dead letters -------------------------------------------------------------------------------

  private void tooLongForFinance(String number) {
    world.dataverse.insert(
        "accounts",
        Map.of(
            "accountnumber",
            number,
            "name",
            "n",
            "phone",
            "1",
            "msdyn_company",
            Reference.byId("cdm_companies", world.company)));
  }

  @Test
  void deadLettersStayUntilReplayedOrDiscarded() {
    // asks 5 and 6: nothing expires, one or all can be replayed
    world.faultyFinance.script(
        FaultyConnector.Call.WRITE, Fault.refuses(), Fault.refuses(), Fault.refuses());
    tooLongForFinance("C1");
    tooLongForFinance("C2");
    world.settle();
    world.settleAfter(Duration.ofDays(400));
    List<DeadLetter> letters = world.runtime.deadLetters().list(DeadLetterFilter.ALL, 0, 10);
    assertThat(letters).hasSize(2);
    assertThat(letters.get(0).note()).contains("TDM3002");

    assertThatThrownBy(() -> world.runtime.deadLetters().discard(letters.get(0).sequence(), " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(world.runtime.deadLetters().discard(letters.get(0).sequence(), "test")).isTrue();
    assertThat(world.runtime.deadLetters().replay(letters.get(0).sequence())).isFalse();
    assertThat(world.runtime.deadLetters().replay(letters.get(1).sequence())).isTrue();
    world.settle();
    assertThat(world.finance.single("Customers").value("ACCOUNT")).isEqualTo("C2");
    assertThat(world.runtime.counters().dead()).isEqualTo(1);
  }

  @Test
  void newerChangeSupersedesADeadOne() {
    // I11
    world.faultyFinance.script(FaultyConnector.Call.WRITE, Fault.refuses());
    UUID id = world.account("C1", "first");
    world.settle();
    assertThat(world.runtime.counters().dead()).isEqualTo(1);
    world.changeAccount(id, Map.of("name", "second"));
    world.settle();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("second");
    assertThat(world.runtime.counters().superseded()).isEqualTo(1);
    assertThat(world.runtime.counters().dead()).isZero();
  }

  // Conflicts ----------------------------------------------------------------------------------

  private UUID conflict() {
    UUID id = world.account("C1", "base");
    world.settle();
    world.clock.advance(Duration.ofMinutes(1));
    world.changeAccount(id, Map.of("name", "by Dataverse", "phone", "1"));
    world.clock.advance(Duration.ofMinutes(1));
    world.changeCustomer("C1", Map.of("NAME", "by finance"));
    world.settle();
    return id;
  }

  @Test
  void personDecidesAManualConflict() {
    // I14
    worldWith(MapOptions.STANDARD.onConflict(ConflictPolicy.manual()));
    conflict();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("by finance");
    List<ConflictRecord> open = world.runtime.conflicts().open();
    assertThat(open).isNotEmpty();
    ConflictRecord record = open.get(0);
    assertThat(record.columns()).isNotEmpty();
    assertThat(record.base()).isNotNull();
    assertThat(record.found()).isNotNull();

    world.runtime.conflicts().resolve(record.operationId(), Side.FINANCE);
    world.settle();
    assertThat(world.account("C1").value("name")).isEqualTo("by finance");
    assertThat(world.runtime.counters().count(ObligationStatus.CONFLICT)).isZero();
    assertThatThrownBy(() -> world.runtime.conflicts().resolve(record.operationId(), Side.FINANCE))
        .hasMessageContaining("no conflict");
  }

  @Test
  void laterCommitWins() {
    worldWith(MapOptions.STANDARD.onConflict(ConflictPolicy.laterWins(Side.DATAVERSE)));
    conflict();
    assertThat(world.account("C1").value("name")).isEqualTo("by finance");
    assertThat(world.customer("C1").value("NAME")).isEqualTo("by finance");
  }

  @Test
  void mergeKeepsEachSidesOwnColumns() {
    worldWith(MapOptions.STANDARD.onConflict(ConflictPolicy.merge(Side.FINANCE)));
    conflict();
    assertThat(world.account("C1").value("name")).isEqualTo("by finance");
    assertThat(world.customer("C1").value("NAME")).isEqualTo("by finance");
    assertThat(world.account("C1").value("phone")).isEqualTo("1");
    assertThat(world.customer("C1").value("PHONE")).isEqualTo("1");
  }

  @Test
  void decidedConflictLeavesARecord() {
    // I14
    conflict();
    assertThat(world.runtime.conflicts().open()).isEmpty();
    assertThat(world.runtime.conflicts().list())
        .anySatisfy(record -> assertThat(record.winner()).isEqualTo(Side.DATAVERSE));
    world.settleAfter(Duration.ofDays(1));
    world.runtime.prune(world.clock.instant());
    assertThat(world.runtime.conflicts().list()).isEmpty();
  }

  // Alerts, lineage ----------------------------------------------------------------------------

  @Test
  void alertPausesTheMapOnce() {
    // ALR-3, UND-36
    world.close();
    world = SyncWorld.stopped(Map.of());
    SyncRuntime watched =
        world.runtime(
            "watched",
            Map.of(),
            builder ->
                builder.alert(
                    new AlertRule(
                        "too many",
                        Set.of(SyncWorld.PROJECTS),
                        Set.of(ErrorClass.MAPPING),
                        3,
                        Duration.ofMinutes(15),
                        AlertRule.Action.PAUSE,
                        List.of("ops@example.org"))));
    world.runtime.close();
    watched.step(10);
    watched.lifecycle().start(SyncWorld.PROJECTS);
    for (int i = 0; i < 4; i++) {
      world.finance.insert(
          "Projects",
          Map.of("dataAreaId", "usmf", "PROJID", "P" + i, "NAME", "p", "CUSTACCOUNT", "none"));
    }
    for (int i = 0; i < 5; i++) {
      watched.step(10);
    }
    assertThat(watched.lifecycle().state(SyncWorld.PROJECTS)).isEqualTo(MapState.PAUSED);
    assertThat(world.events.stream().filter(SyncEvent.Alerted.class::isInstance)).hasSize(1);
    watched.close();
  }
}
