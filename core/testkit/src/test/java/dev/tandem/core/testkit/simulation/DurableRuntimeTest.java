package dev.tandem.core.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.store.jdbc.JdbcSyncStore;
import dev.tandem.sync.Activity;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.Waiting;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.policy.AlertRule;
import dev.tandem.sync.policy.MapOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a runtime keeps in documents, in the embedded store and over several processes. */
class DurableRuntimeTest {
  private static final String PROJECTS = Subject.PROJECTS.name();
  private static final String CUSTOMERS = Subject.CUSTOMERS.name();

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-03-01T08:00:00Z"));
  private final InMemoryConnector dataverse =
      InMemoryConnector.builder(SimulatedTables.DATAVERSE).clock(clock).build();
  private final InMemoryConnector finance =
      InMemoryConnector.builder(SimulatedTables.FINANCE).clock(clock).build();
  @TempDir private Path folder = Path.of("");
  private int projects;

  /** A host with a store of its own on the common file. */
  private final class Host implements AutoCloseable {
    private final List<SyncEvent> events = new ArrayList<>();
    private final JdbcSyncStore store = JdbcSyncStore.openFile(folder.resolve("sync.db"));
    private final SyncRuntime runtime;

    Host(String owner, AlertRule.Action action) {
      SyncRuntime.Builder builder =
          SyncRuntime.builder()
              .connector(Side.DATAVERSE, dataverse)
              .connector(Side.FINANCE, finance)
              .store(store)
              .clock(clock)
              .owner(owner)
              .listener(events::add)
              .alert(
                  new AlertRule(
                      "too many",
                      Set.of(PROJECTS),
                      Set.of(ErrorClass.MAPPING),
                      2,
                      Duration.ofMinutes(15),
                      action,
                      List.of()));
      SimulatedTables.MAPS.forEach(
          (subject, map) -> builder.map(map, MapOptions.STANDARD.named(subject.name())));
      runtime = builder.build();
    }

    Host settle() {
      SyncReport report = runtime.step(100);
      for (int i = 0; i < 50 && !report.idle(); i++) {
        report = runtime.step(100);
      }
      return this;
    }

    /** Starts every map. */
    Host begin() {
      settle();
      for (Subject subject : Subject.values()) {
        runtime.lifecycle().start(subject.name());
      }
      return this;
    }

    MapState state(String map) {
      return runtime.lifecycle().state(map);
    }

    List<Activity> log(String map) {
      return runtime.activity(map);
    }

    long alerts() {
      return events.stream().filter(SyncEvent.Alerted.class::isInstance).count();
    }

    @Override
    public void close() {
      runtime.close();
      store.close();
    }
  }

  private Host host(String owner) {
    return new Host(owner, AlertRule.Action.NOTIFY);
  }

  private void customer(String number) {
    finance.insert("Customers", Map.of("dataAreaId", "usmf", "ACCOUNT", number, "NAME", "n"));
  }

  /** A project whose customer is not there: an error of the class MAPPING. */
  private void mistake() {
    String number = "P" + projects++;
    finance.insert(
        "Projects",
        Map.of("dataAreaId", "usmf", "PROJID", number, "NAME", "p", "CUSTACCOUNT", "none"));
  }

  @Test
  void stateAndLogOutliveTheProcess() {
    // LIFE-10, ERR-1, PAUSE-1
    dataverse.insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
    List<Activity> log;
    try (Host first = host("first").begin()) {
      clock.advance(Duration.ofMinutes(1));
      first.runtime.lifecycle().pause(CUSTOMERS);
      customer("C1");
      first.settle();
      log = first.log(CUSTOMERS);
    }
    try (Host second = host("second")) {
      assertThat(second.state(CUSTOMERS)).isEqualTo(MapState.PAUSED);
      assertThat(second.state(PROJECTS)).isEqualTo(MapState.RUNNING);
      assertThat(second.log(CUSTOMERS)).isEqualTo(log);
      assertThat(log).extracting(Activity::to).containsExactly(MapState.RUNNING, MapState.PAUSED);
      clock.advance(Duration.ofMinutes(1));
      second.settle();
      assertThat(dataverse.rows("accounts")).isEmpty();
      second.runtime.lifecycle().resume(CUSTOMERS);
      second.settle();
      assertThat(dataverse.rows("accounts")).hasSize(1);
      assertThat(second.log(CUSTOMERS))
          .extracting(Activity::to)
          .containsExactly(MapState.RUNNING, MapState.PAUSED, MapState.RESUMING, MapState.RUNNING);
    }
  }

  @Test
  void processesSeeEachOthersActions() {
    // LIFE-10: each action is refused in the state that the other process has made
    try (Host first = host("first").begin();
        Host second = host("second")) {
      first.runtime.lifecycle().pause(CUSTOMERS);
      assertThat(second.state(CUSTOMERS)).isEqualTo(MapState.PAUSED);
      assertThatThrownBy(() -> second.runtime.lifecycle().pause(CUSTOMERS))
          .isInstanceOfSatisfying(
              DualWriteException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ACTION_REFUSED));
      second.runtime.lifecycle().stop(Waiting.KEEP, CUSTOMERS);
      assertThat(first.state(CUSTOMERS)).isEqualTo(MapState.NOT_RUNNING);
      assertThat(first.log(CUSTOMERS)).hasSize(3).isEqualTo(second.log(CUSTOMERS));
    }
  }

  @Test
  void alertIsToldOnceWhoeverGoesOn() {
    // UND-36: the errors of one process and those of the next are counted together
    dataverse.insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
    try (Host first = host("first").begin()) {
      mistake();
      first.settle();
      assertThat(first.alerts()).isZero();
    }
    clock.advance(Duration.ofMinutes(1));
    try (Host second = host("second")) {
      mistake();
      second.settle();
      assertThat(second.alerts()).isEqualTo(1);
    }
    clock.advance(Duration.ofMinutes(1));
    try (Host third = host("third")) {
      mistake();
      third.settle();
      assertThat(third.alerts()).isZero();
    }
  }

  @Test
  void mapThatAnAlertPausedStaysPaused() {
    // ALR-3, PAUSE-1
    dataverse.insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
    try (Host first = new Host("first", AlertRule.Action.PAUSE).begin()) {
      mistake();
      mistake();
      first.settle();
      assertThat(first.alerts()).isEqualTo(1);
    }
    try (Host second = new Host("second", AlertRule.Action.PAUSE)) {
      assertThat(second.state(PROJECTS)).isEqualTo(MapState.PAUSED);
      assertThat(second.log(PROJECTS)).anyMatch(entry -> entry.reason().contains("too many"));
    }
  }
}
