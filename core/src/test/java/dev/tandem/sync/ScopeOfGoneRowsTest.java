package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.RowFault;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.LeavingScope;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows that enter or leave the filter and are deleted before that travels: a delete means the row
 * that the last change before it left (UND-1 to UND-3, I1, I2).
 */
class ScopeOfGoneRowsTest {
  @ParameterizedTest
  @EnumSource
  void deleteOfARowThatEnteredTheScopeDuringAnInitialSyncTravels(Side winner) {
    // I17: as if it all came after the snapshot, whoever wins conflicts; nobody edits on finance
    MapOptions options = MapOptions.STANDARD.onConflict(ConflictPolicy.wins(winner));
    for (boolean inPart : new boolean[] {true, false}) {
      try (SyncWorld world = SyncWorld.stopped(Map.of(SyncWorld.PROJECTS, options))) {
        UUID account = world.account("C1", "customer");
        financeProject(world, "of finance");
        world.runtime.initialSync(
            InitialSyncRequest.of(Side.FINANCE, SyncWorld.CUSTOMERS, SyncWorld.PROJECTS));
        world.runtime.step(100);
        UUID project = world.project("P1", account, Map.of("statecode", false));
        if (inPart) {
          showTheFilterAlone(world);
          change(world, project, Map.of("statecode", true));
          delete(world, project);
        } else {
          UUID missing = world.account("C9", "gone");
          change(
              world,
              project,
              Map.of("statecode", true, "customer", Reference.byId("accounts", missing)));
          delete(world, project);
          world.dataverse.delete("accounts", KeyValues.of("accountid", missing));
        }
        world.settle();

        assertThat(world.dataverse.rows("projects")).as("in part %s", inPart).isEmpty();
        assertThat(world.finance.rows("Projects")).as("in part %s", inPart).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deleteOfARowThatWaitsBehindItsParentTravelsIfItWasInScope(boolean entered) {
    // I12: the parent was refused, so that the row is not looked at
    try (SyncWorld world = SyncWorld.running()) {
      UUID project = projectThatLeft(world);
      world.faultyFinance.scriptRow(
          write -> true, RowFault.rejects(ErrorCode.REQUIRED_MISSING, null));
      Reference parent = Reference.byId("accounts", world.account("C2", "refused"));
      world.settle();
      change(world, project, Map.of("statecode", entered, "customer", parent));
      world.settle();
      delete(world, project);
      world.settle();

      assertThat(world.finance.rows("Projects")).hasSize(entered ? 0 : 1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REQUIRED_MISSING", "LOOKUP_NOT_FOUND"})
  void deleteOfARowThatEnteredTheScopeAndWasRefusedTravels(ErrorCode reason) {
    // dead for the one reason, parked for the other
    try (SyncWorld world = SyncWorld.running()) {
      UUID project = projectThatLeft(world);
      enterInVain(world, project, reason);
      delete(world, project);
      world.settle();

      assertThat(world.finance.rows("Projects")).isEmpty();
      assertThat(waiting(world)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REQUIRED_MISSING", "LOOKUP_NOT_FOUND"})
  void deleteOfARowThatWasRefusedAndLeftAgainLeavesItsPartner(ErrorCode reason) {
    // the newer change ends what waits of the row, and it was outside
    try (SyncWorld world = SyncWorld.running()) {
      UUID project = projectThatLeft(world);
      enterInVain(world, project, reason);
      change(world, project, Map.of("statecode", false));
      delete(world, project);
      world.settle();

      assertThat(world.finance.rows("Projects")).hasSize(1);
      assertThat(waiting(world)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowThatLeftTheScopeBeforeItsDeleteFollowsThePolicy(LeavingScope leaving) {
    MapOptions options = MapOptions.STANDARD.leaving(leaving);
    try (SyncWorld world = SyncWorld.running(Map.of(SyncWorld.PROJECTS, options))) {
      UUID project = project(world);
      world.settle();
      showTheFilterAlone(world);
      change(world, project, Map.of("statecode", false));
      delete(world, project);
      world.settle();

      assertThat(world.finance.rows("Projects")).hasSize(leaving == LeavingScope.KEEP ? 1 : 0);
      assertThat(world.events)
          .filteredOn(SyncEvent.LeftScope.class::isInstance)
          .hasSize(leaving == LeavingScope.KEEP ? 1 : 0);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lastOfSeveralChangesTellsWhetherTheRowTookPart(boolean entered) {
    try (SyncWorld world = SyncWorld.running()) {
      UUID project = project(world);
      world.settle();
      showTheFilterAlone(world);
      change(world, project, Map.of("statecode", false));
      change(world, project, Map.of("statecode", true));
      change(world, project, Map.of("statecode", !entered));
      change(world, project, Map.of("statecode", entered));
      delete(world, project);
      world.settle();

      assertThat(world.finance.rows("Projects")).hasSize(entered ? 0 : 1);
    }
  }

  @Test
  void ownWriteThatTheFeedHasYetToShowKeepsTheRowInScope() {
    // UND-1: a row that we made lies outside the filter, and the first of our two writes is no echo
    try (SyncWorld world = SyncWorld.running()) {
      world.account("C1", "customer");
      world.settle();
      world.faultyDataverse.deliverChanges(KilledWorkersTest::withoutOperations);
      financeProject(world, "first");
      world.finance.update(
          "Projects", SyncWorld.financeKey("PROJID", "P1"), Map.of("NAME", "second"));
      world.runtime.step(100);
      assertThat(world.dataverse.single("projects").value("subject")).isEqualTo("second");
      delete(world, SyncWorld.id(world.dataverse.single("projects")));
      world.settle();

      assertThat(world.finance.rows("Projects")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1,FINANCE", "100,FINANCE", "1,DATAVERSE", "100,DATAVERSE"})
  void killedWorkerLosesNothingOfIt(int limit, Side again) {
    // I7: at every moment; then one side makes the row anew as it was
    MapOptions wins = MapOptions.STANDARD.onConflict(ConflictPolicy.wins(again.other()));
    Map<String, MapOptions> options = Map.of(SyncWorld.PROJECTS, wins);
    KilledWorker.atEveryMoment(
        5,
        first -> {
          try (SyncWorld world = SyncWorld.running(options)) {
            UUID account = world.account("C1", "customer");
            UUID project = projectThatLeft(world, account);
            showTheFilterAlone(world);
            world.runtime.lifecycle().pause(SyncWorld.PROJECTS);
            change(world, project, Map.of("statecode", true));
            delete(world, project);
            world.settle();
            world.runtime.lifecycle().resume(SyncWorld.PROJECTS);
            world.runtime.close();
            first.works(world, options, worker -> Steps.settle(worker, 100));
            SyncRuntime second = world.runtime("second", options);
            world.clock.advance(Duration.ofMinutes(1));
            Steps.settle(second, limit);
            assertThat(world.finance.rows("Projects")).isEmpty();
            if (again == Side.FINANCE) {
              financeProject(world, "P1");
            } else {
              world.project("P1", account, Map.of());
            }
            Steps.settle(second, limit);

            assertThat(world.dataverse.rows("projects")).hasSize(1);
            assertThat(world.finance.rows("Projects")).hasSize(1);
          }
        });
  }

  private static UUID project(SyncWorld world) {
    return world.project("P1", world.account("C1", "customer"), Map.of());
  }

  /** A project on both sides that has left the scope. */
  private static UUID projectThatLeft(SyncWorld world) {
    return projectThatLeft(world, world.account("C1", "customer"));
  }

  private static UUID projectThatLeft(SyncWorld world, UUID account) {
    UUID project = world.project("P1", account, Map.of());
    world.settle();
    change(world, project, Map.of("statecode", false));
    world.settle();
    assertThat(world.finance.rows("Projects")).hasSize(1);
    return project;
  }

  private static void financeProject(SyncWorld world, String name) {
    world.finance.insert(
        "Projects",
        Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", name, "CUSTACCOUNT", "C1"));
  }

  /** The row enters the scope, and finance refuses it. */
  private static void enterInVain(SyncWorld world, UUID project, ErrorCode reason) {
    world.faultyFinance.scriptRow(write -> true, RowFault.rejects(reason, null));
    change(world, project, Map.of("statecode", true, "subject", "refused"));
    world.settle();
    assertThat(waiting(world)).isEqualTo(1);
  }

  private static long waiting(SyncWorld world) {
    return world.runtime.counters().parked() + world.runtime.counters().dead();
  }

  private static void change(SyncWorld world, UUID project, Map<String, ?> values) {
    world.dataverse.update("projects", KeyValues.of("projectid", project), values);
  }

  private static void delete(SyncWorld world, UUID project) {
    world.dataverse.delete("projects", KeyValues.of("projectid", project));
  }

  /** Changes of projects that were there before show nothing but the column of the filter. */
  private static void showTheFilterAlone(SyncWorld world) {
    world.faultyDataverse.deliverChanges(
        changes ->
            changes.stream()
                .map(
                    change ->
                        change.before() == null
                            ? change
                            : KilledWorkersTest.only(change, "statecode"))
                .toList());
  }
}
