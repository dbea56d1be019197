package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.live.MapStates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The states of maps and what may be done to them (section 5). */
class LifecycleTest {
  private SyncWorld world = SyncWorld.running();

  @AfterEach
  void close() {
    world.close();
  }

  private Lifecycle lifecycle() {
    return world.runtime.lifecycle();
  }

  private MapState state() {
    return lifecycle().state(SyncWorld.CUSTOMERS);
  }

  private long count(ObligationStatus status) {
    return world.runtime.counters().count(status);
  }

  // The table of section 5.1 -------------------------------------------------------------------

  private static final Map<String, BiConsumer<Lifecycle, String>> ACTIONS = actions();

  private static Map<String, BiConsumer<Lifecycle, String>> actions() {
    Map<String, BiConsumer<Lifecycle, String>> actions = new LinkedHashMap<>();
    actions.put("start", Lifecycle::start);
    actions.put("pause", Lifecycle::pause);
    actions.put("resume", Lifecycle::resume);
    actions.put("skip and keep", (lifecycle, map) -> lifecycle.skipToLive(Waiting.KEEP, map));
    actions.put("skip and discard", (lifecycle, map) -> lifecycle.skipToLive(Waiting.DISCARD, map));
    actions.put("stop", Lifecycle::stop);
    actions.put("stop and keep", (lifecycle, map) -> lifecycle.stop(Waiting.KEEP, map));
    actions.put("stop and discard", (lifecycle, map) -> lifecycle.stop(Waiting.DISCARD, map));
    return actions;
  }

  /** A world whose map of customers is in a state, with a change that waits or without. */
  private static SyncWorld in(MapState state, boolean waiting) {
    SyncWorld world = SyncWorld.stopped(Map.of());
    world.settle();
    Lifecycle lifecycle = world.runtime.lifecycle();
    if (state == MapState.INITIALIZING) {
      world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    } else if (state != MapState.NOT_RUNNING) {
      lifecycle.start(SyncWorld.CUSTOMERS);
    }
    if (state == MapState.PAUSED || state == MapState.RESUMING) {
      lifecycle.pause(SyncWorld.CUSTOMERS);
    }
    if (waiting) {
      world.account("C1", "waits");
      world.settle();
    }
    if (state == MapState.RESUMING) {
      lifecycle.resume(SyncWorld.CUSTOMERS);
    }
    return world;
  }

  private static String outcome(MapState state, boolean waiting, String action) {
    SyncWorld world = in(state, waiting);
    try {
      Lifecycle lifecycle = world.runtime.lifecycle();
      assertThat(lifecycle.state(SyncWorld.CUSTOMERS)).isEqualTo(state);
      try {
        Objects.requireNonNull(ACTIONS.get(action)).accept(lifecycle, SyncWorld.CUSTOMERS);
      } catch (DualWriteException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.ACTION_REFUSED);
        assertThat(lifecycle.state(SyncWorld.CUSTOMERS)).as("refused").isEqualTo(state);
        return "refused: " + e.getMessage();
      }
      SyncCounters counters = world.runtime.counters();
      return "%s, waiting %d, dead %d, discarded %d"
          .formatted(
              lifecycle.state(SyncWorld.CUSTOMERS),
              counters.waiting(),
              counters.count(ObligationStatus.DEAD),
              counters.count(ObligationStatus.DISCARDED));
    } finally {
      world.close();
    }
  }

  @Test
  void everyStateAnswersEveryAction() throws IOException {
    // LIFE-1, LIFE-2, UND-50, section 5.1
    List<String> lines = new ArrayList<>();
    for (MapState state : MapState.values()) {
      for (String action : ACTIONS.keySet()) {
        lines.add("%s / %s -> %s".formatted(state, action, outcome(state, false, action)));
      }
    }
    for (MapState state : List.of(MapState.PAUSED, MapState.RESUMING)) {
      for (String action : ACTIONS.keySet()) {
        lines.add(
            "%s with a change / %s -> %s".formatted(state, action, outcome(state, true, action)));
      }
    }
    try (InputStream golden = LifecycleTest.class.getResourceAsStream("lifecycle.txt")) {
      assertThat(String.join("\n", lines) + "\n")
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void mapThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> lifecycle().start("Vendors"))
        .isInstanceOfSatisfying(
            DualWriteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MAP_UNKNOWN))
        .hasMessage("no map is called Vendors; there are [Customers, Projects, Hours]");
    assertThatThrownBy(() -> lifecycle().pause())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name at least one map to pause");
  }

  @Test
  void anyActionOnSeveralMapsIsAllOrNothing() {
    // LIFE-4
    String[] all = {SyncWorld.CUSTOMERS, SyncWorld.PROJECTS, SyncWorld.HOURS};
    lifecycle().pause(SyncWorld.HOURS);
    for (String action : List.of("start", "pause", "resume", "skip and keep")) {
      String[] some =
          action.equals("start") || action.equals("pause")
              ? all
              : new String[] {SyncWorld.HOURS, SyncWorld.PROJECTS};
      assertThatThrownBy(() -> severally(action, some)).isInstanceOf(DualWriteException.class);
      assertThat(lifecycle().state(SyncWorld.HOURS)).isEqualTo(MapState.PAUSED);
      assertThat(lifecycle().state(SyncWorld.PROJECTS)).isEqualTo(MapState.RUNNING);
      assertThat(state()).isEqualTo(MapState.RUNNING);
    }
    lifecycle().resume(SyncWorld.HOURS);
    world.settle();
    lifecycle().pause(all);
    lifecycle().resume(all);
    world.settle();
    lifecycle().stop(all);
    assertThat(world.runtime.status())
        .extracting(MapStatus::state)
        .containsOnly(MapState.NOT_RUNNING);
  }

  private void severally(String action, String... maps) {
    switch (action) {
      case "start" -> lifecycle().start(maps);
      case "pause" -> lifecycle().pause(maps);
      case "resume" -> lifecycle().resume(maps);
      default -> lifecycle().skipToLive(Waiting.KEEP, maps);
    }
  }

  // Pause and resume ---------------------------------------------------------------------------

  @Test
  void tenThousandQueuedChangesKeepTheirOrder() {
    // PAUSE-6, I19: no limit of size or time
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(world.account("C" + i, "n"));
    }
    world.settle();
    lifecycle().pause(SyncWorld.CUSTOMERS);
    world.toFinance.clear();
    for (int round = 0; round < 100; round++) {
      for (UUID id : ids) {
        world.changeAccount(id, Map.of("name", "round " + round));
      }
    }
    for (int i = 0; i < 200; i++) {
      world.runtime.step(500);
    }
    world.clock.advance(Duration.ofDays(30));
    assertThat(world.runtime.backlog().sizes().get(0).toFinance()).isEqualTo(10_000);
    assertThat(world.toFinance.writes()).isEmpty();

    lifecycle().resume(SyncWorld.CUSTOMERS);
    for (int i = 0; i < 200 && state() != MapState.RUNNING; i++) {
      world.runtime.step(500);
    }
    assertThat(state()).isEqualTo(MapState.RUNNING);
    Map<Object, List<Object>> names = new LinkedHashMap<>();
    world
        .toFinance
        .writes()
        .forEach(
            write ->
                names
                    .computeIfAbsent(write.row().value("ACCOUNT"), any -> new ArrayList<>())
                    .add(write.row().value("NAME")));
    List<Object> rounds = new ArrayList<>();
    for (int round = 0; round < 100; round++) {
      rounds.add("round " + round);
    }
    assertThat(names).hasSize(100);
    assertThat(names.values()).allSatisfy(each -> assertThat(each).isEqualTo(rounds));
  }

  @Test
  void whatComesDuringCatchUpGoesBehindTheQueue() {
    // PAUSE-7
    UUID id = world.account("C1", "0");
    world.settle();
    lifecycle().pause(SyncWorld.CUSTOMERS);
    world.toFinance.clear();
    world.changeAccount(id, Map.of("name", "1"));
    world.changeAccount(id, Map.of("name", "2"));
    world.settle();
    lifecycle().resume(SyncWorld.CUSTOMERS);
    world.runtime.step(1);
    assertThat(state()).as("the queue is not empty").isEqualTo(MapState.RESUMING);
    world.changeAccount(id, Map.of("name", "3"));
    world.settle();
    assertThat(world.toFinance.writes())
        .extracting(write -> write.row().value("NAME"))
        .containsExactly("1", "2", "3");
    assertThat(state()).isEqualTo(MapState.RUNNING);
  }

  @Test
  void catchUpIsLeftWithOrWithoutTheRest() {
    // PAUSE-10
    for (Waiting waiting : Waiting.values()) {
      String number = waiting.name();
      lifecycle().pause(SyncWorld.CUSTOMERS);
      world.account(number + "1", "first");
      world.account(number + "2", "second");
      world.settle();
      lifecycle().resume(SyncWorld.CUSTOMERS);
      world.runtime.step(1);
      lifecycle().skipToLive(waiting, SyncWorld.CUSTOMERS);
      assertThat(state()).isEqualTo(MapState.RUNNING);
      assertThat(world.customer(number + "1").value("NAME")).isEqualTo("first");
      world.account(number + "3", "live");
      world.settle();
      assertThat(world.customer(number + "3").value("NAME")).isEqualTo("live");
    }
    assertThat(count(ObligationStatus.DEAD)).isEqualTo(1);
    assertThat(count(ObligationStatus.DISCARDED)).isEqualTo(1);
    assertThat(world.finance.rows("Customers")).hasSize(4);
  }

  @Test
  void catchUpGoesOnPastARowThatFails() {
    // PAUSE-11
    lifecycle().pause(SyncWorld.CUSTOMERS);
    world.account("C1", "fails");
    world.account("C2", "passes");
    world.settle();
    world.faultyFinance.script(FaultyConnector.Call.WRITE, Fault.refuses(), Fault.refuses());
    lifecycle().resume(SyncWorld.CUSTOMERS);
    world.settle();
    assertThat(state()).isEqualTo(MapState.RUNNING);
    assertThat(count(ObligationStatus.DEAD)).isEqualTo(1);
    assertThat(world.customer("C2").value("NAME")).isEqualTo("passes");
  }

  @Test
  void pauseTakesDependantsAlong() {
    // UND-14, LIFE-5
    assertThat(lifecycle().dependants(SyncWorld.CUSTOMERS))
        .containsExactlyInAnyOrder(SyncWorld.PROJECTS, SyncWorld.HOURS);
    assertThat(lifecycle().prerequisites(SyncWorld.HOURS)).contains(SyncWorld.PROJECTS);
    lifecycle().stop(SyncWorld.HOURS);
    assertThat(lifecycle().pauseWithDependants(SyncWorld.CUSTOMERS))
        .containsExactly(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS);
    assertThat(lifecycle().state(SyncWorld.HOURS)).isEqualTo(MapState.NOT_RUNNING);

    world.project("P1", world.account("C1", "c"), Map.of());
    world.settle();
    assertThat(world.runtime.counters().parked()).as("nothing waits for a row").isZero();
    lifecycle().resume(SyncWorld.CUSTOMERS, SyncWorld.PROJECTS);
    world.settle();
    assertThat(world.finance.single("Projects").value("CUSTACCOUNT")).isEqualTo("C1");
  }

  // Stop ---------------------------------------------------------------------------------------

  private static Fault[] outage() {
    Fault[] faults = new Fault[50];
    Arrays.fill(faults, Fault.failsBefore(SyncWorld.START.plus(Duration.ofDays(1))));
    return faults;
  }

  @Test
  void stopNeedsNoSystem() {
    // LIFE-12
    world.account("C1", "waits");
    for (FaultyConnector.Call call : FaultyConnector.Call.values()) {
      world.faultyFinance.script(call, outage());
      if (call != FaultyConnector.Call.CHANGES) {
        world.faultyDataverse.script(call, outage());
      }
    }
    world.settle();
    assertThat(world.runtime.counters().waiting()).isEqualTo(1);
    lifecycle().stop(Waiting.KEEP, SyncWorld.CUSTOMERS, SyncWorld.PROJECTS, SyncWorld.HOURS);
    assertThat(world.runtime.status())
        .extracting(MapStatus::state)
        .containsOnly(MapState.NOT_RUNNING);
    assertThat(count(ObligationStatus.DEAD)).isEqualTo(1);
  }

  @Test
  void rowsThatWaitForOthersAreNotForgottenByStop() {
    // UND-50
    world.finance.insert(
        "Projects", Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "p", "CUSTACCOUNT", "C9"));
    world.settle();
    assertThat(world.runtime.counters().parked()).isEqualTo(1);
    assertThatThrownBy(() -> lifecycle().stop(SyncWorld.PROJECTS))
        .hasMessageStartingWith("cannot stop Projects: changes wait on it");
    lifecycle().stop(Waiting.KEEP, SyncWorld.PROJECTS);
    assertThat(count(ObligationStatus.DEAD)).isEqualTo(1);

    world.customer("C9", Map.of("NAME", "late"));
    lifecycle().start(SyncWorld.PROJECTS);
    world.runtime.deadLetters().replay(DeadLetterFilter.ALL);
    world.settle();
    assertThat(world.dataverse.single("projects").value("subject")).isEqualTo("p");
  }

  @Test
  void changeRecordedWhileItsMapIsStoppedIsPutAside() {
    // UND-50: a worker that saw the map running records it after the stop
    world.account("C1", "late");
    SyncRuntime slow =
        world.runtime(
            "slow",
            Map.of(),
            world.toDataverse,
            world.toFinance,
            Interposed.after(
                world.store,
                "documents",
                // The first look at the states is for versions, the second one is the worker's.
                2,
                () -> lifecycle().stop(Waiting.DISCARD, SyncWorld.CUSTOMERS),
                MapStates.PREFIX));
    world.runtime.close();
    for (int i = 0; i < 3; i++) {
      slow.step(10);
    }
    assertThat(state()).isEqualTo(MapState.NOT_RUNNING);
    assertThat(world.runtime.counters().waiting()).isZero();
    assertThat(world.finance.rows("Customers")).isEmpty();
    slow.close();
  }

  @Test
  void stoppedInitialSyncLeavesNothingBehind() {
    // LIFE-12
    world.close();
    world = SyncWorld.stopped(Map.of());
    world.account("C1", "c");
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    world.runtime.step(1);
    lifecycle().stop(Waiting.DISCARD, SyncWorld.CUSTOMERS);
    world.settle();
    assertThat(state()).isEqualTo(MapState.NOT_RUNNING);
    assertThat(world.runtime.counters().waiting()).isZero();
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    world.settle();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("c");
  }

  // Versions and the log -----------------------------------------------------------------------

  private static DualWriteMap withTerms(DualWriteMap map) {
    Leg leg = map.leg();
    List<FieldMapping> pairs = new ArrayList<>(leg.fieldMappings());
    pairs.add(FieldMapping.of(SyncDirection.BOTH, "TERMS", "notes"));
    return DualWriteMap.of(
        map.name(),
        new Leg(
            leg.id(),
            leg.sourceSchema(),
            leg.destinationSchema(),
            leg.sourceFilter(),
            leg.reversedSourceFilter(),
            pairs,
            leg.original()));
  }

  @Test
  void anotherVersionOfAMapKeepsItsPairs() {
    // LIFE-10
    UUID id = world.account("C1", "Contoso");
    world.settle();
    String before = world.runtime.status().get(0).hash();
    lifecycle().stop(SyncWorld.CUSTOMERS);
    world.runtime.close();

    Map<String, DualWriteMap> maps = new LinkedHashMap<>(SyncWorld.maps());
    maps.computeIfPresent(SyncWorld.CUSTOMERS, (name, map) -> withTerms(map));
    SyncRuntime next = world.runtimeOf(maps, "next");
    next.lifecycle().start(SyncWorld.CUSTOMERS);
    String after = next.status().get(0).hash();
    assertThat(after).isNotEqualTo(before);
    assertThat(world.events)
        .filteredOn(SyncEvent.MapChanged.class::isInstance)
        .containsExactly(new SyncEvent.MapChanged(SyncWorld.CUSTOMERS, before, after));

    world.changeAccount(id, Map.of("notes", "net30"));
    world.toFinance.clear();
    for (int i = 0; i < 5; i++) {
      next.step(100);
    }
    assertThat(world.customer("C1").value("TERMS")).isEqualTo("net30");
    assertThat(world.finance.rows("Customers")).hasSize(1);
    assertThat(next.counters().conflict()).isZero();
    assertThat(next.activity(SyncWorld.CUSTOMERS))
        .anySatisfy(
            entry ->
                assertThat(entry.reason())
                    .isEqualTo("version %s in place of %s".formatted(after, before)));
    next.close();
    SyncRuntime same = world.runtimeOf(maps, "same");
    same.step(1);
    assertThat(world.events).filteredOn(SyncEvent.MapChanged.class::isInstance).hasSize(1);
    same.close();
  }

  @Test
  void logTellsWhatHappenedToAMap() {
    // ERR-1
    world.clock.advance(Duration.ofMinutes(1));
    lifecycle().pause(SyncWorld.CUSTOMERS);
    world.clock.advance(Duration.ofMinutes(1));
    lifecycle().resume(SyncWorld.CUSTOMERS);
    world.settle();
    lifecycle().pause(SyncWorld.CUSTOMERS);
    lifecycle().skipToLive(Waiting.DISCARD, SyncWorld.CUSTOMERS);
    lifecycle().stop(SyncWorld.CUSTOMERS);
    assertThat(world.runtime.activity(SyncWorld.CUSTOMERS))
        .extracting(entry -> entry.from() + " > " + entry.to() + ": " + entry.reason())
        .containsExactly(
            "NOT_RUNNING > RUNNING: asked for",
            "RUNNING > PAUSED: asked for",
            "PAUSED > RESUMING: asked for",
            "RESUMING > RUNNING: caught up",
            "RUNNING > PAUSED: asked for",
            "PAUSED > RUNNING: asked for, what waited was discarded",
            "RUNNING > NOT_RUNNING: asked for");
    assertThat(world.runtime.activity(SyncWorld.CUSTOMERS)).extracting(Activity::at).isSorted();
    world.runtime.prune(SyncWorld.START.plus(Duration.ofMinutes(2)));
    assertThat(world.runtime.activity(SyncWorld.CUSTOMERS)).hasSize(5);
  }

  @Test
  void logTellsOfInitialSyncs() {
    // ERR-1
    world.close();
    world = SyncWorld.stopped(Map.of());
    world.account("C1", "c");
    String run = world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    world.settle();
    assertThat(world.runtime.activity(SyncWorld.CUSTOMERS))
        .extracting(entry -> entry.from() + " > " + entry.to() + ": " + entry.reason())
        .containsExactly(
            "NOT_RUNNING > INITIALIZING: " + run,
            "INITIALIZING > RUNNING: " + run + " is complete");
  }

  @Test
  void deleteQueuedWhilePausedIsSentAfterWhatCameBefore() {
    // UND-15, PAUSE-6
    UUID id = world.account("C1", "Contoso");
    world.settle();
    lifecycle().pause(SyncWorld.CUSTOMERS);
    world.toFinance.clear();
    world.changeAccount(id, Map.of("name", "last words"));
    world.dataverse.delete("accounts", KeyValues.of("accountid", id));
    world.settle();
    lifecycle().resume(SyncWorld.CUSTOMERS);
    world.settle();
    assertThat(world.finance.rows("Customers")).isEmpty();
    assertThat(world.runtime.counters().waiting()).isZero();
  }
}
