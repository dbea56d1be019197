package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.spi.testkit.ChangeDelivery;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.spi.testkit.RowFault;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Short histories that once ended badly; random ones found them. */
class LiveSyncHistoriesTest {
  private SyncWorld world = SyncWorld.running();

  @AfterEach
  void close() {
    world.close();
  }

  private void customersWith(MapOptions options) {
    world.close();
    world = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, options));
  }

  /** One change at a time, as a host with a small limit works. */
  private void settleSingly() {
    for (int i = 0; i < 40; i++) {
      world.runtime.step(1);
    }
  }

  @Test
  void aTransactionThatIsToldAgainIsNotMarkedAgain() {
    // I5, I13
    world.faultyDataverse.deliverChanges(ChangeDelivery.withTheBatchBefore());
    world.dataverse.transact(
        edits -> {
          edits.insert("accounts", Map.of("accountnumber", "C1"));
          edits.insert("accounts", Map.of("accountnumber", "C2"));
        });
    world.settle();
    world.account("C3", "another batch");
    world.settle();

    assertThat(world.store.documents("group/")).isEmpty();
  }

  @Test
  void anAnswerThatWasLostMakesNoEcho() {
    // I3, I7: the feed shows our own write before its fate is proven
    world.faultyFinance.script(Call.WRITE, Fault.failsAfter(world.clock.instant().plusSeconds(9)));
    world.account("C1", "Contoso");
    world.settle();
    world.settleAfter(Duration.ofSeconds(10));

    assertThat(world.toDataverse.writes()).isEmpty();
    assertThat(world.runtime.counters().applied()).isEqualTo(1);
    assertThat(world.runtime.counters().waiting()).isZero();
  }

  @Test
  void aMergeOfTwoNewRowsWritesBothSides() {
    // I1, I15
    customersWith(MapOptions.STANDARD.onConflict(ConflictPolicy.merge(Side.FINANCE)));
    world.customer("C1", Map.of("NAME", "at first"));
    world.changeCustomer("C1", Map.of("NAME", "by finance"));
    world.account("C1", "by Dataverse");
    world.settle();

    assertThat(world.customer("C1").value("NAME")).isEqualTo("by finance");
    assertThat(world.account("C1").value("name")).isEqualTo("by finance");
  }

  @Test
  void aMergeRemembersWhatTheOtherRowHeld() {
    // I1: the value before the conflict is a new one afterwards
    customersWith(MapOptions.STANDARD.onConflict(ConflictPolicy.merge(Side.FINANCE)));
    UUID id = world.account("C1", "green");
    settleSingly();
    world.changeCustomer("C1", Map.of("NAME", "red"));
    world.changeAccount(id, Map.of("name", "blue"));
    settleSingly();
    world.changeAccount(id, Map.of("name", "green"));
    settleSingly();

    assertThat(world.customer("C1").value("NAME")).isEqualTo("green");
  }

  @Test
  void aMergeThatTheSourceCannotHoldIsDecidedAsAWhole() {
    // UND-18: finance names a parent that Dataverse does not have
    customersWith(MapOptions.STANDARD.onConflict(ConflictPolicy.merge(Side.FINANCE)));
    world.account("C1", "by Dataverse");
    world.customer("C1", Map.of("NAME", "by finance", "PARENT", "C9"));
    world.settle();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("by finance");
    assertThat(world.runtime.counters().parked()).isEqualTo(1);

    world.customer("C9", Map.of("NAME", "parent"));
    world.settle();
    assertThat(world.account("C1").value("name")).isEqualTo("by finance");
  }

  @Test
  void theWinnerReplacesTheWholeRow() {
    // UND-18, also where only changed columns travel
    customersWith(MapOptions.STANDARD.sending(ColumnsSent.CHANGED_ONLY));
    UUID id = world.account("C1", Map.of("name", "first", "phone", "1"));
    world.settle();
    world.changeCustomer("C1", Map.of("NAME", "by finance", "PHONE", "2"));
    world.changeAccount(id, Map.of("name", "by Dataverse"));
    world.settle();

    assertThat(world.customer("C1").value("NAME")).isEqualTo("by Dataverse");
    assertThat(world.customer("C1").value("PHONE")).isEqualTo("1");
    assertThat(world.account("C1").value("phone")).isEqualTo("1");
  }

  @Test
  void theSameChangeOnBothSidesHidesNoOther() {
    // I1, I14
    customersWith(
        MapOptions.STANDARD
            .sending(ColumnsSent.CHANGED_ONLY)
            .onConflict(ConflictPolicy.wins(Side.FINANCE)));
    UUID id = world.account("C1", Map.of("name", "first", "phone", "1"));
    settleSingly();
    world.changeCustomer("C1", Map.of("NAME", "same", "PHONE", "2"));
    world.changeAccount(id, Map.of("name", "same"));
    settleSingly();

    assertThat(world.account("C1").value("phone")).isEqualTo("2");
    assertThat(world.customer("C1").value("PHONE")).isEqualTo("2");
  }

  @Test
  void theDeleteOfARowThatWonTravelsThoughItsValueCouldNot() {
    // I1, UND-3: the value of finance refers to a row that is not there, and then it is deleted
    customersWith(MapOptions.STANDARD.onConflict(ConflictPolicy.wins(Side.FINANCE)));
    world.account("C1", "by Dataverse");
    world.customer("C1", Map.of("NAME", "by finance", "PARENT", "C9"));
    world.settle();
    world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
    world.settle();

    assertThat(world.dataverse.rows("accounts")).isEmpty();
    assertThat(world.finance.rows("Customers")).isEmpty();
  }

  @Test
  void aRowThatLostItsKeyTouchesItsHeirNoMore() {
    // I16: the feed tells of the new row first
    world.faultyDataverse.deliverChanges(LiveSyncHistoriesTest::newRowsFirst);
    UUID old = world.account("C1", "old");
    world.changeAccount(old, Map.of("name", "older still"));
    world.dataverse.delete("accounts", KeyValues.of("accountid", old));
    world.account("C1", "new");
    world.settle();

    assertThat(world.customer("C1").value("NAME")).isEqualTo("new");
    assertThat(world.account("C1").value("name")).isEqualTo("new");
  }

  private static List<Change> newRowsFirst(List<Change> changes) {
    return changes.stream()
        .sorted(
            Comparator.comparing(change -> String.valueOf(change.id()), Comparator.reverseOrder()))
        .toList();
  }

  @Test
  void aRowThatIsCreatedAgainIsKnownByItsNewIdentifier() {
    // I16: finance wins over a delete, and the delete that comes later is of another row
    customersWith(MapOptions.STANDARD.onConflict(ConflictPolicy.wins(Side.FINANCE)));
    UUID id = world.account("C1", "first");
    world.settle();
    world.changeCustomer("C1", Map.of("NAME", "changed"));
    world.faultyDataverse.script(
        Call.WRITE, Fault.failsBefore(world.clock.instant().plusSeconds(9)));
    world.settle();
    world.dataverse.delete("accounts", KeyValues.of("accountid", id));
    world.settleAfter(Duration.ofSeconds(10));

    assertThat(world.account("C1").value("name")).isEqualTo("changed");
    assertThat(world.customer("C1").value("NAME")).isEqualTo("changed");
  }

  @Test
  void nothingOvertakesAnOperationInDoubt() {
    // I11: the creation was lost on its way, and the delete waits for the proof
    UUID project = world.project("P1", world.account("C1", "Contoso"), Map.of());
    world.settle();
    UUID hour = world.hour("H1", project, "8");
    world.dataverse.delete("hours", KeyValues.of("hourid", hour));
    world.faultyFinance.scriptRow(write -> true, RowFault.losesWrite());
    world.settle();

    assertThat(world.finance.rows("Hours")).isEmpty();
    assertThat(world.runtime.counters().waiting()).isZero();
  }

  @Test
  void aStepThatFailedIsFollowedByProof() {
    // I7: Dataverse took the write, and the step ended before that was recorded
    world.account("C1", "Contoso");
    world.customer("C2", Map.of("NAME", "Fabrikam"));
    world.faultyFinance.script(Call.WRITE, new Fault.Permanent(ErrorCode.CONNECTOR_CLOSED));
    assertThatThrownBy(() -> world.runtime.step(100))
        .isInstanceOf(PermanentConnectorException.class);
    world.clock.advance(Duration.ofHours(-1));
    world.settle();

    assertThat(world.toDataverse.writes()).hasSize(1);
    assertThat(world.account("C2").value("name")).isEqualTo("Fabrikam");
    assertThat(world.customer("C1").value("NAME")).isEqualTo("Contoso");
  }

  @Test
  void aProcessThatComesBackUnderItsNameReplacesItsPredecessor() {
    // I8: what the one before it sent lands too late
    world.faultyFinance.script(Call.WRITE, Fault.delays());
    world.account("C1", "Contoso");
    world.settle();
    SyncRuntime next = world.runtime("only", Map.of());
    next.step(100);

    assertThat(world.faultyFinance.landDelayed()).allMatch(WriteOutcome.Fenced.class::isInstance);
  }

  @Test
  void aClosedSideDoesNotHoldUpTheOther() {
    // I21: finance rests for an hour, Dataverse is read all the same
    world.faultyFinance.throttleUntil(world.clock.instant().plus(Duration.ofHours(1)));
    world.account("C1", "Contoso");
    SyncReport report = world.settle();

    assertThat(report.nextAttemptAt()).isBefore(world.clock.instant().plus(Duration.ofMinutes(1)));
  }

  @Test
  void aSideThatRestsRestsForTheNextWorkerToo() {
    // I21: the pause was asked for while changes were read, so that nothing else was stored
    world.settle();
    world.faultyFinance.throttleUntil(world.clock.instant().plus(Duration.ofHours(1)));
    world.settle();
    world.runtime.close();
    world.faultyFinance.throttleUntil(world.clock.instant());
    world.toFinance.clear();
    world.runtime("another", Map.of()).step(100);

    assertThat(world.toFinance.calls()).isEmpty();
  }

  @Test
  void companiesAreTheSameInAnyCase() {
    // CO-19: the spelling of the company is no change of the row
    customersWith(MapOptions.STANDARD.onConflict(ConflictPolicy.manual()));
    world.customer("C1", Map.of("NAME", "first"));
    world.settle();
    UUID id = SyncWorld.id(world.account("C1"));
    world.changeAccount(id, Map.of("phone", "5"));
    world.changeCustomer("C1", Map.of("TERMS", "N30"));
    world.settle();

    assertThat(world.customer("C1").value("PHONE")).isEqualTo("5");
    assertThat(world.runtime.counters().count(ObligationStatus.CONFLICT)).isZero();
  }
}
