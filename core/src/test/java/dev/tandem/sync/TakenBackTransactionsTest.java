package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.spi.testkit.RowFault;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.LeavingScope;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays after a transaction of both sides was taken back, and what does not (UND-20). */
class TakenBackTransactionsTest {
  private static final MapOptions AT_ONCE = MapOptions.STANDARD.in(SyncMode.SYNCHRONOUS);

  private static SyncWorld world(MapOptions options) {
    return SyncWorld.running(options(options));
  }

  private static Map<String, MapOptions> options(MapOptions options) {
    return Map.of(
        SyncWorld.CUSTOMERS, options, SyncWorld.PROJECTS, options, SyncWorld.HOURS, options);
  }

  private static void commit(TestHost host) {
    try (SynchronousTransaction transaction = host.begin("1")) {
      assertThat(transaction.refusals()).isEmpty();
      host.commit();
      transaction.committed();
    }
  }

  private static Map<String, Object> account(SyncWorld world, String number, String name) {
    return Map.of(
        "accountnumber",
        number,
        "name",
        name,
        "accountid",
        UUID.randomUUID(),
        "msdyn_company",
        Reference.byId("cdm_companies", world.company));
  }

  private static Map<String, Object> customer(String number, Map<String, ?> values) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put("dataAreaId", "usmf");
    all.put("ACCOUNT", number);
    return all;
  }

  @Test
  void rowThatSomebodyEditedSinceIsNotDeleted() {
    // I14: the edit is of a column that the first of two writes brought
    MapOptions changed = AT_ONCE.sending(ColumnsSent.CHANGED_ONLY);
    try (SyncWorld world = world(changed.onConflict(ConflictPolicy.wins(Side.FINANCE)))) {
      TestHost host = new TestHost(world, Side.DATAVERSE);
      Row row = host.create("accounts", account(world, "C1", "first"));
      host.change(row, Map.of("phone", "2"));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.refusals()).isEmpty();
      world.changeCustomer("C1", Map.of("NAME", "theirs"));
      transaction.rolledBack();
      world.settleAfter(Duration.ofMinutes(5));

      assertThat(world.customer("C1").value("NAME")).isEqualTo("theirs");
      assertThat(world.account("C1").value("name")).isEqualTo("theirs");
      assertThat(world.runtime.conflicts().list()).hasSize(1);
    }
  }

  @Test
  void takingBackIsNoEditOfUsers() {
    // I3, I14, UND-1: the row on Dataverse has a column that no map wrote, and lies outside the
    // filter
    try (SyncWorld world = world(AT_ONCE)) {
      world.finance.insert(
          "Projects", Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "agreed"));
      world.settle();
      TestHost host = new TestHost(world, Side.FINANCE);
      host.change(world.finance.single("Projects"), Map.of("NAME", "never"));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.refusals()).isEmpty();
      transaction.rolledBack();
      world.finance.update(
          "Projects", SyncWorld.financeKey("PROJID", "P1"), Map.of("NAME", "later"));
      world.faultyDataverse.script(Call.CHANGES, Fault.failsBefore(SyncWorld.START));
      world.settle();

      assertThat(world.runtime.conflicts().list()).isEmpty();
      assertThat(world.finance.single("Projects").value("NAME")).isEqualTo("later");
      assertThat(world.dataverse.single("projects").value("subject")).isEqualTo("later");
    }
  }

  @Test
  void rowsThatReferToEachOtherGoAgain() {
    // UND-30: neither can be deleted while the other one refers to it
    try (SyncWorld world = world(AT_ONCE)) {
      TestHost host = new TestHost(world, Side.FINANCE);
      host.create("Customers", customer("C1", Map.of("PARENT", "C2")));
      host.create("Customers", customer("C2", Map.of("PARENT", "C1")));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.refusals()).isEmpty();
      assertThat(world.dataverse.rows("accounts")).hasSize(2);
      transaction.rolledBack();

      assertThat(world.dataverse.rows("accounts")).isEmpty();
      assertThat(world.store.documents("intent/")).isEmpty();
      world.settle();
      assertThat(world.dataverse.rows("accounts")).isEmpty();
    }
  }

  @Test
  void rowThatWasMadeAnewAtOnceIsNotTakenForACommittedOne() {
    // The row was there before, though the transaction creates it
    try (SyncWorld world = world(AT_ONCE)) {
      world.customer("C1", Map.of("NAME", "theirs"));
      TestHost host = new TestHost(world, Side.FINANCE);
      host.delete(world.customer("C1"));
      host.create("Customers", customer("C1", Map.of("NAME", "never")));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.refusals()).isEmpty();
      assertThat(world.account("C1").value("name")).isEqualTo("never");
      transaction.rolledBack();

      assertThat(world.dataverse.rows("accounts")).isEmpty();
      world.settleAfter(Duration.ofMinutes(5));
      assertThat(world.account("C1").value("name")).isEqualTo("theirs");
    }
  }

  @Test
  void whatIsLeftToBeSettledOutlivesEchoes() {
    // I1: the feed tells late of our own write, which says nothing of what was refused since
    try (SyncWorld world = world(AT_ONCE)) {
      UUID parent = world.account("C0", "parent");
      world.account("C1", Map.of("name", "child", "parent", Reference.byId("accounts", parent)));
      world.settle();
      world.changeAccount(SyncWorld.id(world.account("C1")), Map.of("phone", "1"));
      world.runtime.step(100);
      assertThat(world.customer("C1").value("PHONE")).isEqualTo("1");
      TestHost host = new TestHost(world, Side.FINANCE);
      host.delete(world.customer("C1"));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.refusals()).isEmpty();
      world.dataverse.delete("accounts", KeyValues.of("accountid", parent));
      transaction.rolledBack();
      world.settle();
      world.account("C0", "another");
      world.settleAfter(Duration.ofMinutes(5));

      assertThat(world.account("C1").value("name")).isEqualTo("child");
    }
  }

  @Test
  void rowsThatReferToAHeldOneWait() {
    // I12: nobody may ever commit the customer that a transaction brought
    try (SyncWorld world = world(AT_ONCE)) {
      TestHost host = new TestHost(world, Side.FINANCE);
      host.create("Customers", customer("C1", Map.of("NAME", "theirs")));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.refusals()).isEmpty();
      world.project("P1", SyncWorld.id(world.account("C1")), Map.of());
      world.settle();
      assertThat(world.finance.rows("Projects")).isEmpty();
      host.commit();
      transaction.committed();
      world.settleAfter(Duration.ofMinutes(5));

      assertThat(world.finance.single("Projects").value("CUSTACCOUNT")).isEqualTo("C1");
    }
  }

  @Test
  void oldChangesOfARowThatIsMadeAnewBringItAsItIs() {
    // I11: the first row was deleted on both sides before the feed told of it
    try (SyncWorld world = world(AT_ONCE)) {
      TestHost host = new TestHost(world, Side.FINANCE);
      Row row = host.create("Customers", customer("C1", Map.of("NAME", "old")));
      host.delete(row);
      commit(host);
      world.customer("C1", Map.of("NAME", "new", "PARENT", "C0"));
      world.settle();
      assertThat(world.dataverse.rows("accounts")).as("its parent is not there").isEmpty();
      world.customer("C0", Map.of("NAME", "parent"));
      world.settle();

      assertThat(world.account("C1").value("name")).isEqualTo("new");
    }
  }

  @Test
  void deleteOfARowThatATransactionWonOverTravels() {
    // LIVE-23, UND-20: the feed tells the change of the transaction once more, which is an echo
    MapOptions merges = AT_ONCE.onConflict(ConflictPolicy.merge(Side.DATAVERSE));
    try (SyncWorld world = world(merges)) {
      world.customer("C1", Map.of("NAME", "theirs", "PHONE", "1"));
      TestHost host = new TestHost(world, Side.DATAVERSE);
      host.create("accounts", account(world, "C1", "ours"));
      commit(host);
      world.finance.delete("Customers", SyncWorld.financeKey("ACCOUNT", "C1"));
      world.settle();

      assertThat(world.finance.rows("Customers")).isEmpty();
      assertThat(world.dataverse.rows("accounts")).isEmpty();
    }
  }

  @Test
  void neighboursOfAConflictAreNoConflicts() {
    // I14, I20: the group is rolled back for the sake of one row
    try (SyncWorld world = world(AT_ONCE.onConflict(ConflictPolicy.wins(Side.FINANCE)))) {
      world.finance.insert(
          "Projects", Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "agreed"));
      world.settle();
      world.account("C1", "by Dataverse");
      TestHost host = new TestHost(world, Side.FINANCE);
      host.change(world.finance.single("Projects"), Map.of("NAME", "changed"));
      host.create("Customers", customer("C1", Map.of("NAME", "by finance")));
      commit(host);

      assertThat(world.dataverse.single("projects").value("subject")).isEqualTo("changed");
      assertThat(world.account("C1").value("name")).isEqualTo("by finance");
      assertThat(world.runtime.conflicts().list())
          .singleElement()
          .satisfies(record -> assertThat(record.columns()).contains("name"));
    }
  }

  @Test
  void lateWorkerDoesNotWriteOverATransaction() {
    // I11, UND-20: also where rows travel one way, and nobody else writes them
    try (SyncWorld world = world(AT_ONCE)) {
      UUID customer = world.account("C1", "customer");
      UUID project = world.project("P1", customer, Map.of());
      world.settle();
      UUID hour = world.hour("H1", project, "1");
      world.settle();
      world.dataverse.update(
          "hours", KeyValues.of("hourid", hour), Map.of("amount", BigDecimal.valueOf(2)));
      TestHost host = new TestHost(world, Side.DATAVERSE);
      host.change(world.dataverse.single("hours"), Map.of("amount", BigDecimal.TEN));
      AtomicBoolean over = new AtomicBoolean();
      Connector slow =
          Interposed.before(
              Connector.class,
              world.toFinance,
              "write",
              () -> {
                if (!over.getAndSet(true)) {
                  commit(host);
                }
              });
      world.clock.advance(Duration.ofMinutes(10));
      try (SyncRuntime late =
          world.runtime("late", options(AT_ONCE), world.toDataverse, slow, world.store)) {
        late.step(100);
      }
      assertThat(over).isTrue();
      assertThat(world.finance.single("Hours").value("AMOUNT")).isEqualTo(BigDecimal.TEN);
      world.clock.advance(Duration.ofMinutes(10));
      world.settle();
      assertThat(world.finance.single("Hours").value("AMOUNT")).isEqualTo(BigDecimal.TEN);
    }
  }

  @Test
  void editThatWaitedOutlivesWhatNobodyCommitted() {
    // I1: the feed shows the write of the transaction after it, and no pair knows that write
    try (SyncWorld world = world(AT_ONCE.onConflict(ConflictPolicy.wins(Side.FINANCE)))) {
      world.account("C1", "by Dataverse");
      TestHost host = new TestHost(world, Side.FINANCE);
      host.create("Customers", customer("C1", Map.of("NAME", "never")));
      host.create("Customers", customer("C2", Map.of("PARENT", "C3")));
      world.faultyDataverse.script(Call.ACCEPTED, Fault.failsBefore(SyncWorld.START));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.isAccepted()).isFalse();
      world.settle();
      assertThat(world.account("C1").value("name")).as("not taken back yet").isEqualTo("never");
      world.settleAfter(Duration.ofMinutes(5));

      assertThat(world.account("C1").value("name")).isEqualTo("by Dataverse");
      assertThat(world.customer("C1").value("NAME")).isEqualTo("by Dataverse");
    }
  }

  @Test
  void rowIsRefusedThatRefersToOneThatStillWaits() {
    // UND-14: the transaction changes that one as well, which brings nothing
    try (SyncWorld world = world(AT_ONCE)) {
      world.faultyFinance.scriptRow(
          write -> write.row().schema().name().name().equals("Customers"),
          RowFault.rejects(ErrorCode.TEXT_TOO_LONG, "NAME"));
      UUID customer = world.account("C1", "customer");
      UUID project = world.project("P1", customer, Map.of());
      world.settle();
      assertThat(world.finance.rows("Projects")).isEmpty();
      TestHost host = new TestHost(world, Side.DATAVERSE);
      host.create(
          "hours",
          Map.of(
              "hourid",
              UUID.randomUUID(),
              "externalid",
              "H1",
              "project",
              Reference.byId("projects", project),
              "msdyn_company",
              Reference.byId("cdm_companies", world.company)));
      Map<String, Object> outside = new LinkedHashMap<>(Map.of("statecode", false));
      outside.put("customer", null);
      host.change(world.dataverse.single("projects"), outside);
      SynchronousTransaction transaction = host.begin("1");

      assertThat(transaction.isAccepted()).isFalse();
      assertThat(transaction.refusals()).singleElement().asString().contains("UND-14");
      assertThat(world.finance.rows("Hours")).isEmpty();
    }
  }

  @Test
  void rowThatCannotBePutBackIsOwedWhatItsOriginHolds() {
    // I1, UND-20: rows travel one way, so that nothing else would bring it again
    try (SyncWorld world = world(AT_ONCE)) {
      UUID project = world.project("P1", world.account("C1", "customer"), Map.of());
      world.settle();
      world.hour("H1", project, "1");
      world.settle();
      TestHost host = new TestHost(world, Side.DATAVERSE);
      host.change(world.dataverse.single("hours"), Map.of("amount", BigDecimal.TEN));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.refusals()).isEmpty();
      world.faultyFinance.scriptRow(
          write -> true, RowFault.rejects(ErrorCode.REQUIRED_MISSING, null));
      transaction.rolledBack();
      world.settleAfter(Duration.ofMinutes(5));

      assertThat(world.finance.single("Hours").value("AMOUNT")).isEqualTo(BigDecimal.ONE);
    }
  }

  @Test
  void rowOutsideTheFilterThatIsPutBackHasNotLeft() {
    // UND-1, UND-20: its partner is a row of users, which no roll back may delete
    MapOptions deletes = AT_ONCE.leaving(LeavingScope.DELETE);
    MapOptions wins = deletes.onConflict(ConflictPolicy.wins(Side.FINANCE));
    try (SyncWorld world = SyncWorld.stopped(options(wins))) {
      UUID customer = world.account("C1", "customer");
      world.project("P1", customer, Map.of("statecode", false));
      world.finance.insert(
          "Projects", Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "theirs"));
      world.runtime.initialSync(SyncWorld.PROJECTS, Side.DATAVERSE);
      world.settle();
      TestHost host = new TestHost(world, Side.FINANCE);
      host.change(world.finance.single("Projects"), Map.of("NAME", "never"));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.refusals()).isEmpty();
      transaction.rolledBack();
      world.settle();

      assertThat(world.finance.single("Projects").value("NAME")).isEqualTo("theirs");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowThatIsMadeAndDeletedAtOnceTakesNoRowOfUsersAlong(boolean says) {
    // I14, UND-20: the origin holds nothing either way
    try (SyncWorld world = world(AT_ONCE.onConflict(ConflictPolicy.wins(Side.FINANCE)))) {
      world.account("C1", "of users");
      TestHost host = new TestHost(world, Side.FINANCE);
      host.delete(host.create("Customers", customer("C1", Map.of("NAME", "never"))));
      SynchronousTransaction transaction = host.begin("1");
      assertThat(transaction.refusals()).isEmpty();
      assertThat(world.dataverse.rows("accounts")).isEmpty();
      if (says) {
        transaction.rolledBack();
      }
      world.settleAfter(Duration.ofMinutes(5));

      assertThat(world.account("C1").value("name")).isEqualTo("of users");
      assertThat(world.customer("C1").value("NAME")).isEqualTo("of users");
    }
  }
}
