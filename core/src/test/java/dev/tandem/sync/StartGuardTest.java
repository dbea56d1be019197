package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.spi.connector.Query;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.policy.StartGuard;
import dev.tandem.sync.policy.StartRefusal;
import dev.tandem.sync.policy.StartRefusedException;
import dev.tandem.sync.policy.StartRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a host wants to be there before maps are started (LIFE-1, LIFE-4). */
class StartGuardTest {
  private static final StartRefusal NO_LEDGER =
      new StartRefusal("MY-1", "company USMF", "it has no ledger", "Give it one.");
  private static final StartRefusal NO_YEAR =
      new StartRefusal("MY-2", "company USMF", "no year is open", "Open one.");

  private final SyncWorld world = SyncWorld.stopped(Map.of());
  private final List<StartRequest> asked = new ArrayList<>();
  private List<StartRefusal> answer = List.of();

  @AfterEach
  void close() {
    world.close();
  }

  private SyncRuntime guarded(StartGuard... guards) {
    return world.runtime("only", Map.of(), builder -> List.of(guards).forEach(builder::startGuard));
  }

  private List<StartRefusal> remember(StartRequest request) {
    asked.add(request);
    return answer;
  }

  private StartRefusal hasNoLedger(StartRequest request) {
    request.finance().query(new Query(new TableName(Side.FINANCE, "Customers"), null, 1, null));
    return NO_LEDGER;
  }

  private List<MapState> states() {
    return world.runtime.status().stream().map(MapStatus::state).toList();
  }

  @Test // LIFE-4: all maps or none
  void refusesEveryMapAndTellsEveryReasonOfEveryGuard() {
    SyncRuntime runtime =
        guarded(request -> List.of(NO_LEDGER), request -> List.of(), request -> List.of(NO_YEAR));
    world.events.clear();

    StartRefusedException refused =
        catchThrowableOfType(
            StartRefusedException.class,
            () -> runtime.lifecycle().start(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS));

    assertThat(refused.code()).isEqualTo(ErrorCode.ACTION_REFUSED);
    assertThat(refused.refusals()).containsExactly(NO_LEDGER, NO_YEAR);
    assertThat(refused)
        .hasMessage(
            """
            cannot start Customers, Projects; no map was started:
              MY-1 at company USMF: it has no ledger. Give it one.
              MY-2 at company USMF: no year is open. Open one.""");
    assertThat(states()).containsOnly(MapState.NOT_RUNNING);
    assertThat(runtime.activity(SyncWorld.CUSTOMERS)).isEmpty();
    assertThat(world.events).isEmpty();
  }

  @Test
  void startsWhatNoGuardIsAgainst() {
    SyncRuntime runtime = guarded(this::remember);

    runtime.lifecycle().start(SyncWorld.PROJECTS, SyncWorld.CUSTOMERS, SyncWorld.PROJECTS);

    assertThat(asked)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.maps())
                  .containsOnlyKeys(SyncWorld.PROJECTS, SyncWorld.CUSTOMERS)
                  .hasEntrySatisfying(
                      SyncWorld.CUSTOMERS,
                      map -> assertThat(map.name()).isNotEqualTo(SyncWorld.CUSTOMERS));
              assertThat(request.dataverse().side()).isEqualTo(Side.DATAVERSE);
              assertThat(request.finance().side()).isEqualTo(Side.FINANCE);
              assertThat(request.companies()).isEmpty();
              assertThat(request.wants(LegalEntity.of("USMF"))).isTrue();
            });
    assertThat(states()).containsExactly(MapState.RUNNING, MapState.RUNNING, MapState.NOT_RUNNING);
  }

  @Test // LIFE-4: the state comes first
  void asksNobodyAboutAMapInTheWrongState() {
    SyncRuntime runtime = guarded(this::remember);
    runtime.lifecycle().start(SyncWorld.CUSTOMERS);
    asked.clear();

    assertThatThrownBy(() -> runtime.lifecycle().start(SyncWorld.PROJECTS, SyncWorld.CUSTOMERS))
        .hasMessageContaining("it is RUNNING and must be NOT_RUNNING");
    assertThatThrownBy(() -> runtime.lifecycle().start("nothing"))
        .isInstanceOfSatisfying(
            DualWriteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAP_UNKNOWN));

    assertThat(asked).isEmpty();
  }

  @Test // PAUSE-7, PAUSE-8, LIFE-1: it has been started
  void asksNobodyWhenAMapGoesOn() {
    SyncRuntime runtime = guarded(this::remember);
    runtime.lifecycle().start(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS);
    asked.clear();
    answer = List.of(NO_LEDGER);

    runtime.lifecycle().pause(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS);
    runtime.lifecycle().resume(SyncWorld.CUSTOMERS);
    runtime.lifecycle().skipToLive(Waiting.DISCARD, SyncWorld.PROJECTS);
    world.settle();

    assertThat(asked).isEmpty();
    assertThat(states()).containsExactly(MapState.RUNNING, MapState.RUNNING, MapState.NOT_RUNNING);
    runtime.lifecycle().stop(SyncWorld.CUSTOMERS);
    assertThatThrownBy(() -> runtime.lifecycle().start(SyncWorld.CUSTOMERS))
        .hasMessageContaining("MY-1");
  }

  @Test // INIT-4, LIFE-4: an initial sync starts its maps, and those that they refer to
  void refusesAnInitialSyncWholly() {
    SyncRuntime runtime = guarded(this::remember);
    InitialSyncRequest request =
        InitialSyncRequest.of(Side.DATAVERSE, SyncWorld.PROJECTS)
            .skipping(SyncWorld.HOURS)
            .ofCompanies(LegalEntity.of("USMF"));
    answer = List.of(NO_LEDGER);

    assertThatThrownBy(() -> runtime.initialSync(request))
        .isInstanceOfSatisfying(
            StartRefusedException.class, e -> assertThat(e.refusals()).containsExactly(NO_LEDGER))
        .hasMessageContaining("cannot start Customers, Projects, Hours; no map was started");
    assertThat(states()).containsOnly(MapState.NOT_RUNNING);
    assertThat(runtime.initialSyncs()).isEmpty();

    answer = List.of();
    runtime.initialSync(request);
    world.settle();
    assertThat(states()).containsOnly(MapState.RUNNING);
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1).companies()).isEqualTo(Set.of(LegalEntity.of("USMF")));
    assertThat(asked.get(1).wants(LegalEntity.of("GBSI"))).isFalse();
  }

  @Test
  void saysThatASystemCouldNotBeAsked() {
    SyncRuntime runtime = guarded(request -> List.of(hasNoLedger(request)));
    Instant later = SyncWorld.START.plusSeconds(60);
    world.faultyFinance.script(Call.QUERY, Fault.failsBefore(later), Fault.refuses());
    String start =
        "cannot start Customers; no map was started, because what must be there first could not be"
            + " read: ";

    assertThatThrownBy(() -> runtime.lifecycle().start(SyncWorld.CUSTOMERS))
        .isInstanceOfSatisfying(
            TransientConnectorException.class, e -> assertThat(e.retryAt()).isEqualTo(later))
        .hasMessageStartingWith(start);
    assertThatThrownBy(() -> runtime.initialSync(SyncWorld.CUSTOMERS, Side.FINANCE))
        .isInstanceOfSatisfying(
            PermanentConnectorException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTOR_PERMANENT))
        .hasMessageStartingWith(start);
    assertThat(states()).containsOnly(MapState.NOT_RUNNING);
    assertThat(runtime.initialSyncs()).isEmpty();
    assertThatThrownBy(() -> runtime.lifecycle().start(SyncWorld.CUSTOMERS))
        .isInstanceOf(StartRefusedException.class);
  }

  @Test // I21: not even for a check
  void asksNothingOfASideThatWantsAPause() {
    SyncRuntime runtime = guarded(this::remember);
    runtime.lifecycle().start(SyncWorld.CUSTOMERS);
    Instant later = SyncWorld.START.plusSeconds(60);
    world.faultyFinance.throttleUntil(later);
    runtime.step(100);
    asked.clear();

    assertThatThrownBy(() -> runtime.lifecycle().start(SyncWorld.PROJECTS))
        .isInstanceOfSatisfying(
            TransientConnectorException.class, e -> assertThat(e.retryAt()).isEqualTo(later))
        .hasMessageContaining("FINANCE takes no calls before " + later);
    assertThat(asked).isEmpty();
    world.clock.set(later);
    runtime.lifecycle().start(SyncWorld.PROJECTS);
    assertThat(asked).hasSize(1);
  }

  @Test // section 5: without guards, no system
  void needsNoSystemWithoutGuards() {
    world.toDataverse.clear();
    world.toFinance.clear();

    world.runtime.lifecycle().start(SyncWorld.CUSTOMERS);

    assertThat(world.toDataverse.calls()).isEmpty();
    assertThat(world.toFinance.calls()).isEmpty();
    assertThat(world.events)
        .contains(
            new SyncEvent.StateChanged(SyncWorld.CUSTOMERS, "NOT_RUNNING", "RUNNING", "asked for"));
  }
}
