package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.LegPhase;
import dev.tandem.sync.initial.LegProgress;
import dev.tandem.sync.initial.MapProgress;
import dev.tandem.sync.initial.RowOutcome;
import dev.tandem.sync.lifecycle.MapState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  @Test
  void treesAndCyclesOfOneTableNeedOneRun() {
    // INIT-7, INIT-8, UND-30, I12: children before parents, in chunks smaller than the tree
    UUID first = world.account("C1", "child");
    UUID second = world.account("C2", "middle");
    UUID third = world.account("C3", "root");
    world.changeAccount(first, Map.of("parent", Reference.byId("accounts", second)));
    world.changeAccount(second, Map.of("parent", Reference.byId("accounts", third)));
    UUID one = world.account("D1", "cycle");
    UUID two = world.account("D2", "cycle");
    world.changeAccount(one, Map.of("parent", Reference.byId("accounts", two)));
    world.changeAccount(two, Map.of("parent", Reference.byId("accounts", one)));
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    settleInSteps(1);

    assertThat(world.customer("C1").value("PARENT")).isEqualTo("C2");
    assertThat(world.customer("C2").value("PARENT")).isEqualTo("C3");
    assertThat(world.customer("D1").value("PARENT")).isEqualTo("D2");
    assertThat(world.customer("D2").value("PARENT")).isEqualTo("D1");
    List<String> order =
        world.toFinance.writes().stream()
            .map(write -> String.valueOf(write.row().value("ACCOUNT")))
            .toList();
    assertThat(order.indexOf("C3")).isLessThan(order.indexOf("C2"));
    assertThat(order.indexOf("C2")).isLessThan(order.indexOf("C1"));
    assertThat(world.runtime.counters().parked()).isZero();
  }

  @Test
  void treesOfFinanceNeedOneRunToo() {
    // INIT-7, UND-30
    world.customer("C1", Map.of("NAME", "child", "PARENT", "C3"));
    world.customer("C2", Map.of("NAME", "cycle", "PARENT", "C4"));
    world.customer("C3", Map.of("NAME", "root"));
    world.customer("C4", Map.of("NAME", "cycle", "PARENT", "C2"));
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.FINANCE);
    settleInSteps(1);

    assertThat(parentOf("C1")).isEqualTo(SyncWorld.id(world.account("C3")));
    assertThat(parentOf("C2")).isEqualTo(SyncWorld.id(world.account("C4")));
    assertThat(parentOf("C4")).isEqualTo(SyncWorld.id(world.account("C2")));
    assertThat(world.runtime.counters().parked()).isZero();
  }

  private Object parentOf(String number) {
    return ((Reference.ById) Objects.requireNonNull(world.account(number).value("parent"))).id();
  }

  private void settleInSteps(int size) {
    SyncReport report = world.runtime.step(size);
    for (int i = 0; i < 400 && !report.idle(); i++) {
      report = world.runtime.step(size);
    }
    assertThat(report.idle()).isTrue();
  }

  @Test
  void onlyTheCompaniesAskedForAreRead() {
    // I24, ask 7
    UUID other =
        SyncWorld.id(
            world.dataverse.insert("cdm_companies", Map.of("cdm_companycode", "DEMF")).row());
    world.account("C1", "of USMF");
    account("C2", other);
    world.finance.insert("Customers", Map.of("dataAreaId", "demf", "ACCOUNT", "C3", "NAME", "x"));
    world.runtime.initialSync(
        InitialSyncRequest.of(Side.DATAVERSE, SyncWorld.CUSTOMERS)
            .ofCompanies(LegalEntity.of("demf")));
    world.settle();

    assertThat(SnapshotProperties.customers(world)).containsOnlyKeys("C2", "C3");
    assertThat(world.customer("C2").value("dataAreaId")).asString().isEqualToIgnoringCase("demf");
    assertThat(SnapshotProperties.accounts(world)).containsOnlyKeys("C1", "C2", "C3");
  }

  private void account(String number, UUID company) {
    world.dataverse.insert(
        "accounts",
        Map.of(
            "accountnumber",
            number,
            "name",
            "x",
            "msdyn_company",
            Reference.byId("cdm_companies", company)));
  }

  @Test
  void everyCompanyAskedForIsRead() {
    // INIT-2 beaten: companies follow each other in one run
    UUID other =
        SyncWorld.id(
            world.dataverse.insert("cdm_companies", Map.of("cdm_companycode", "DEMF")).row());
    for (int i = 0; i < 7; i++) {
      account("C" + i, i % 2 == 0 ? other : world.company);
    }
    String run =
        world.runtime.initialSync(
            InitialSyncRequest.of(Side.DATAVERSE, SyncWorld.CUSTOMERS)
                .ofCompanies(LegalEntity.of("usmf"), LegalEntity.of("demf")));
    settleInSteps(2);

    assertThat(world.finance.rows("Customers")).hasSize(7);
    LegProgress first = status(run).map(SyncWorld.CUSTOMERS).legs().get(0);
    assertThat(first.read()).isEqualTo(7);
    assertThat(first.total()).hasValue(7);
  }

  @Test
  void failedRowsAreListedAndOnlyTheyAreTriedAgain() {
    // INIT-10 to INIT-13: a project of a customer that is not there
    world.customer("C1", Map.of("NAME", "there"));
    world.finance.insert(
        "Projects",
        Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "ok", "CUSTACCOUNT", "C1"));
    world.finance.insert(
        "Projects",
        Map.of("dataAreaId", "usmf", "PROJID", "P2", "NAME", "bad", "CUSTACCOUNT", "C9"));
    String run = world.runtime.initialSync(SyncWorld.PROJECTS, Side.FINANCE);
    world.settle();

    assertThat(world.runtime.lifecycle().state(SyncWorld.PROJECTS)).isEqualTo(MapState.RUNNING);
    assertThat(status(run).map(SyncWorld.PROJECTS).failed()).isEqualTo(1);
    List<RowOutcome> failed = new ArrayList<>();
    world.runtime.rowOutcomes(
        run,
        row -> {
          if (row.isFailed()) {
            failed.add(row);
          }
        });
    assertThat(failed)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.key()).isEqualTo(SyncWorld.financeKey("PROJID", "P2"));
              assertThat(row.reason()).contains("customer");
            });

    world.toDataverse.clear();
    world.finance.update(
        "Projects", SyncWorld.financeKey("PROJID", "P2"), Map.of("CUSTACCOUNT", "C1"));
    assertThat(world.runtime.retryFailed(run)).isEqualTo(1);
    world.settle();
    assertThat(world.toDataverse.writes()).hasSize(1);
    assertThat(status(run).map(SyncWorld.PROJECTS).failed()).isZero();
    assertThat(world.dataverse.rows("projects")).hasSize(2);
  }

  @Test
  void mapThatInsistsDoesNotRunWithFailedRows() {
    // INIT-13
    world.finance.insert(
        "Projects",
        Map.of("dataAreaId", "usmf", "PROJID", "P2", "NAME", "bad", "CUSTACCOUNT", "C9"));
    String run =
        world.runtime.initialSync(
            InitialSyncRequest.of(Side.FINANCE, SyncWorld.PROJECTS).insisting());
    world.settle();

    assertThat(world.runtime.lifecycle().state(SyncWorld.PROJECTS)).isEqualTo(MapState.NOT_RUNNING);
    assertThat(world.runtime.lifecycle().state(SyncWorld.CUSTOMERS)).isEqualTo(MapState.RUNNING);
    assertThat(status(run).map(SyncWorld.PROJECTS).outcome()).isEqualTo(MapProgress.Outcome.FAILED);
    assertThatThrownBy(() -> world.runtime.retryFailed(run))
        .hasMessageContaining("new initial sync");

    world.customer("C9", Map.of("NAME", "now there"));
    world.runtime.initialSync(SyncWorld.PROJECTS, Side.FINANCE);
    world.settle();
    assertThat(world.runtime.lifecycle().state(SyncWorld.PROJECTS)).isEqualTo(MapState.RUNNING);
    assertThat(world.dataverse.rows("projects")).hasSize(1);
  }

  @Test
  void skippedMapsRunAtOnce() {
    // INIT-1, INIT-4
    world.account("C1", "not synced");
    String run =
        world.runtime.initialSync(
            InitialSyncRequest.of(Side.DATAVERSE, SyncWorld.PROJECTS)
                .skipping(SyncWorld.CUSTOMERS));
    assertThat(world.runtime.lifecycle().state(SyncWorld.CUSTOMERS)).isEqualTo(MapState.RUNNING);
    world.settle();
    assertThat(status(run).maps()).extracting(MapProgress::map).containsExactly(SyncWorld.PROJECTS);
    assertThat(world.finance.rows("Customers")).isEmpty();
  }

  @Test
  void runningMapIsRefusedAndNothingElseStarts() {
    // INIT-26, LIFE-4
    world.runtime.lifecycle().start(SyncWorld.HOURS);
    assertThatThrownBy(
            () ->
                world.runtime.initialSync(
                    InitialSyncRequest.of(Side.DATAVERSE, SyncWorld.CUSTOMERS, SyncWorld.HOURS)))
        .isInstanceOfSatisfying(
            DualWriteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.ACTION_REFUSED));
    assertThat(world.runtime.lifecycle().state(SyncWorld.CUSTOMERS))
        .isEqualTo(MapState.NOT_RUNNING);
  }

  @Test
  void secondRunWritesNothingForRowsThatAreAlike() {
    // INIT-9: only what drifted while the map was stopped
    world.account("C1", Map.of("name", "same", "creditlimit", BigDecimal.ONE));
    UUID drifts = world.account("C2", Map.of("name", "before", "creditlimit", BigDecimal.ONE));
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    world.settle();
    world.runtime.lifecycle().stop(SyncWorld.CUSTOMERS);
    world.changeAccount(drifts, Map.of("name", "after"));
    world.changeCustomer("C1", Map.of("NAME", "drifted"));
    world.toFinance.clear();
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    world.settle();

    assertThat(world.toFinance.writes()).hasSize(2);
    assertThat(world.customer("C1").value("NAME")).isEqualTo("same");
    assertThat(world.customer("C2").value("NAME")).isEqualTo("after");
    assertThat(world.account("C1").value("name")).isEqualTo("same");

    world.runtime.lifecycle().stop(SyncWorld.CUSTOMERS);
    world.toFinance.clear();
    world.toDataverse.clear();
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.FINANCE);
    world.settle();
    assertThat(world.toFinance.writes()).isEmpty();
    assertThat(world.toDataverse.writes()).isEmpty();
  }

  @Test
  void stoppedRunLeavesTheMapAlone() {
    // LIFE-12
    for (int i = 0; i < 20; i++) {
      world.account("C" + i, "x");
    }
    String run = world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    for (int i = 0; i < 5; i++) {
      world.runtime.step(4);
    }
    world.runtime.lifecycle().stop(Waiting.DISCARD, SyncWorld.CUSTOMERS);
    int written = world.toFinance.writes().size();
    world.settle();

    assertThat(written).isBetween(1, 19);
    assertThat(world.toFinance.writes()).hasSize(written);
    assertThat(status(run).map(SyncWorld.CUSTOMERS).outcome())
        .isEqualTo(MapProgress.Outcome.STOPPED);
  }

  @Test
  void progressEstimatesWhatIsLeft() {
    // INIT-21
    for (int i = 0; i < 40; i++) {
      world.account("C" + i, "x");
    }
    String run = world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    LegProgress leg = status(run).map(SyncWorld.CUSTOMERS).legs().get(0);
    assertThat(leg.phase()).isEqualTo(LegPhase.WAITING);
    while (leg.read() < 10) {
      world.runtime.step(5);
      world.clock.advance(Duration.ofSeconds(10));
      leg = status(run).map(SyncWorld.CUSTOMERS).legs().get(0);
    }
    // A chunk of five rows in ten seconds each, the first at once.
    assertThat(leg.total()).hasValue(40);
    assertThat(leg.remaining()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(91));
    assertThat(world.events).anyMatch(SyncEvent.ReadAdvanced.class::isInstance);
    world.settle();
    assertThat(status(run).map(SyncWorld.CUSTOMERS).legs().get(0).finished()).isEqualTo(40);
  }

  @Test
  void throttledSideIsLeftAloneUntilTheInstant() {
    // I21
    world.account("C1", "x");
    world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
    world.faultyDataverse.throttleUntil(world.clock.instant().plusSeconds(60));
    world.settle();
    long calls = world.toDataverse.calls().size();
    world.settleAfter(Duration.ofSeconds(30));
    assertThat(world.toDataverse.calls()).hasSize((int) calls);
    world.settleAfter(Duration.ofSeconds(31));
    assertThat(world.customer("C1").value("NAME")).isEqualTo("x");
  }

  @Test
  void rowThatRefersToItselfIsCompletedByAnInitialSync() {
    // UND-30, INIT-3: finance is not the master, and its row travels without the reference first
    try (SyncWorld world = SyncWorld.stopped(Map.of())) {
      world.customer("C1", Map.of("NAME", "own parent", "PARENT", "C1"));
      world.runtime.initialSync(SyncWorld.CUSTOMERS, Side.DATAVERSE);
      world.settle();

      assertThat(world.account("C1").value("parent"))
          .isEqualTo(Reference.byId("accounts", SyncWorld.id(world.account("C1"))));
    }
  }
}
