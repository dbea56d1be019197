package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.policy.AlertRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that tell, pause or stop when errors pile up (ALR-1 to ALR-4). */
class AlertsTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final SyncWorld world = SyncWorld.running();
  private int number;

  @AfterEach
  void close() {
    world.close();
  }

  private static AlertRule rule(int count, AlertRule.Action action, ErrorClass... errors) {
    return new AlertRule(
        "too many",
        Set.of(SyncWorld.PROJECTS),
        Set.of(errors),
        count,
        QUARTER,
        action,
        List.of("ops@example.org"));
  }

  private SyncRuntime watched(AlertRule rule) {
    world.runtime.close();
    return world.runtime("watched", Map.of(), builder -> builder.alert(rule));
  }

  /** A project whose customer is not there: an error of the class MAPPING. */
  private void mistake(SyncRuntime runtime) {
    world.finance.insert(
        "Projects",
        Map.of("dataAreaId", "usmf", "PROJID", "P" + number++, "NAME", "p", "CUSTACCOUNT", "none"));
    for (int i = 0; i < 3; i++) {
      runtime.step(10);
    }
  }

  private List<SyncEvent.Alerted> alerts() {
    return world.events.stream()
        .filter(SyncEvent.Alerted.class::isInstance)
        .map(SyncEvent.Alerted.class::cast)
        .toList();
  }

  private static MapState state(SyncRuntime runtime) {
    return runtime.lifecycle().state(SyncWorld.PROJECTS);
  }

  @Test
  void ruleFiresOnceAndArmsAgainBelowItsThreshold() {
    // UND-36
    SyncRuntime runtime = watched(rule(2, AlertRule.Action.NOTIFY, ErrorClass.MAPPING));
    mistake(runtime);
    assertThat(alerts()).isEmpty();
    mistake(runtime);
    mistake(runtime);
    assertThat(alerts())
        .containsExactly(
            new SyncEvent.Alerted("too many", "Projects", 2, List.of("ops@example.org")));
    assertThat(state(runtime)).isEqualTo(MapState.RUNNING);

    world.finance.delete("Projects", SyncWorld.financeKey("PROJID", "P0"));
    world.finance.delete("Projects", SyncWorld.financeKey("PROJID", "P1"));
    world.finance.delete("Projects", SyncWorld.financeKey("PROJID", "P2"));
    runtime.step(10);
    world.clock.advance(QUARTER.plusSeconds(1));
    for (int i = 0; i < 3; i++) {
      runtime.step(10);
    }
    mistake(runtime);
    assertThat(alerts()).as("one error is below the threshold").hasSize(1);
    mistake(runtime);
    assertThat(alerts()).hasSize(2);
    runtime.close();
  }

  @Test
  void windowSlides() {
    // UND-36: two errors, but never within the interval
    SyncRuntime runtime =
        watched(
            new AlertRule(
                "too many",
                Set.of(),
                Set.of(ErrorClass.APPLICATION),
                2,
                QUARTER,
                AlertRule.Action.PAUSE,
                List.of()));
    for (int i = 0; i < 4; i++) {
      world.faultyFinance.script(FaultyConnector.Call.WRITE, Fault.refuses());
      world.account("C" + i, "n");
      runtime.step(10);
      runtime.step(10);
      world.clock.advance(QUARTER.plusSeconds(1));
    }
    assertThat(runtime.counters().dead()).isEqualTo(4);
    assertThat(alerts()).isEmpty();
    runtime.close();
  }

  @Test
  void oneRefusalIsOneError() {
    // ALR-3: ten errors are ten rows, however many parts notice them
    world.faultyFinance.script(FaultyConnector.Call.WRITE, Fault.refuses());
    world.account("C1", "n");
    world.settle();
    assertThat(world.events).filteredOn(SyncEvent.Failed.class::isInstance).hasSize(1);
  }

  @Test
  void ruleCountsItsOwnClassesAndMaps() {
    // UND-37
    SyncRuntime runtime = watched(rule(1, AlertRule.Action.NOTIFY, ErrorClass.THROTTLING));
    mistake(runtime);
    assertThat(alerts()).isEmpty();
    runtime.close();
    SyncRuntime any =
        world.runtime("any", Map.of(), b -> b.alert(rule(1, AlertRule.Action.NOTIFY)));
    world.faultyFinance.script(FaultyConnector.Call.WRITE, Fault.refuses());
    world.account("C1", "an error of another map");
    any.step(10);
    any.step(10);
    assertThat(any.counters().dead()).isEqualTo(1);
    assertThat(alerts()).extracting(SyncEvent.Alerted::map).doesNotContain(SyncWorld.CUSTOMERS);
    any.close();
  }

  @Test
  void ruleThatStopsKeepsWhatWaits() {
    // ALR-2, UND-50
    SyncRuntime runtime = watched(rule(2, AlertRule.Action.STOP, ErrorClass.MAPPING));
    mistake(runtime);
    mistake(runtime);
    assertThat(state(runtime)).isEqualTo(MapState.NOT_RUNNING);
    assertThat(runtime.deadLetters().list(DeadLetterFilter.ofMap(SyncWorld.PROJECTS), 0, 10))
        .hasSize(2);
    assertThat(runtime.activity(SyncWorld.PROJECTS))
        .last()
        .satisfies(entry -> assertThat(entry.reason()).isEqualTo("alert rule too many"));
    runtime.close();
  }

  @Test
  void pauseTakesEffectThoughTheListenerFails() {
    // PAUSE-1: rules do not depend on what the host does with events
    world.runtime.close();
    SyncRuntime runtime =
        world.runtime(
            "deaf",
            Map.of(),
            builder ->
                builder
                    .alert(rule(1, AlertRule.Action.PAUSE, ErrorClass.MAPPING))
                    .listener(
                        event -> {
                          throw new IllegalStateException("the host is broken");
                        }));
    mistake(runtime);
    assertThat(state(runtime)).isEqualTo(MapState.PAUSED);
    runtime.close();
  }

  @Test
  void windowOutlivesItsRuntime() {
    SyncRuntime first = watched(rule(2, AlertRule.Action.PAUSE, ErrorClass.MAPPING));
    mistake(first);
    first.close();
    SyncRuntime second =
        world.runtime(
            "second",
            Map.of(),
            builder -> builder.alert(rule(2, AlertRule.Action.PAUSE, ErrorClass.MAPPING)));
    assertThat(state(second)).isEqualTo(MapState.RUNNING);
    mistake(second);
    assertThat(state(second)).isEqualTo(MapState.PAUSED);
    assertThat(alerts()).hasSize(1);
    second.close();
  }

  @Test
  void changedRuleCountsWithTheNextRuntime() {
    // ALR-4
    SyncRuntime lax = watched(rule(3, AlertRule.Action.PAUSE, ErrorClass.MAPPING));
    mistake(lax);
    mistake(lax);
    assertThat(state(lax)).isEqualTo(MapState.RUNNING);
    lax.close();
    SyncRuntime strict =
        world.runtime(
            "strict",
            Map.of(),
            builder -> builder.alert(rule(2, AlertRule.Action.PAUSE, ErrorClass.MAPPING)));
    strict.step(10);
    assertThat(state(strict)).isEqualTo(MapState.PAUSED);
    strict.close();
  }

  @Test
  void ruleOnAnUnknownMapIsRefused() {
    assertThatThrownBy(
            () ->
                world.runtime(
                    "typo",
                    Map.of(),
                    builder ->
                        builder.alert(
                            new AlertRule(
                                "r",
                                Set.of("Vendors"),
                                Set.of(),
                                1,
                                QUARTER,
                                AlertRule.Action.NOTIFY,
                                List.of()))))
        .isInstanceOfSatisfying(
            DualWriteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SYNC_MISCONFIGURED))
        .hasMessage("alert rule r watches Vendors; there are [Customers, Projects, Hours]");
  }

  @Test
  void windowForgetsNothingThatItsThresholdNeeds() {
    ErrorWindow window = ErrorWindow.parse("");
    Instant now = SyncWorld.START;
    for (int i = 0; i < 5000; i++) {
      window = window.at(now.plusSeconds(i), 1, Duration.ofDays(1), 1000);
    }
    assertThat(window.errors()).isGreaterThanOrEqualTo(1000);
    assertThat(window.counted().size()).isLessThanOrEqualTo(1000);
    assertThat(ErrorWindow.parse(window.toText())).isEqualTo(window);
    assertThat(window.at(now.plus(Duration.ofDays(3)), 0, Duration.ofDays(1), 1000).counted())
        .isEmpty();
    assertThat(window.at(now.plusSeconds(4999), 7, Duration.ofDays(1), 1000).errors())
        .isGreaterThanOrEqualTo(1000);
  }

  @Test
  void runtimesOnOneStoreCountTogetherAndTellOnce() {
    // two processes, each with its own partition of the errors
    SyncRuntime one = watched(rule(2, AlertRule.Action.NOTIFY, ErrorClass.MAPPING));
    mistake(one);
    one.close();
    SyncRuntime other =
        world.runtime(
            "other",
            Map.of(),
            world.toDataverse,
            world.toFinance,
            Interposed.after(
                world.store,
                "documents",
                1,
                () -> reArm(one),
                "alert/too many/" + SyncWorld.PROJECTS),
            builder -> builder.alert(rule(2, AlertRule.Action.NOTIFY, ErrorClass.MAPPING)));
    mistake(other);
    assertThat(alerts()).hasSize(1);
    other.close();
  }

  /** The first process finds an error of its own between the other one's look and its commit. */
  private void reArm(SyncRuntime one) {
    mistake(one);
    one.close();
  }
}
