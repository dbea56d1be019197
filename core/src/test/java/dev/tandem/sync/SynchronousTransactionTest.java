package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.LeavingScope;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both sides succeed or both are undone (UND-20, LIVE-11, LIVE-16). */
class SynchronousTransactionTest {
  private static final MapOptions AT_ONCE = MapOptions.STANDARD.in(SyncMode.SYNCHRONOUS);
  private static final Map<String, MapOptions> OPTIONS =
      Map.of(SyncWorld.CUSTOMERS, AT_ONCE, SyncWorld.PROJECTS, AT_ONCE);

  private final SyncWorld world = SyncWorld.running(OPTIONS);
  private final TableSchema accounts = schema("accounts");
  private int number;

  @AfterEach
  void nothingIsLeftInDoubt() {
    assertThat(world.store.documents("intent/")).isEmpty();
    world.close();
  }

  private TableSchema schema(String table) {
    return Objects.requireNonNull(world.dataverse.catalog().table(table));
  }

  private Row account(UUID id, String accountNumber, String name) {
    return Row.builder(accounts)
        .set("accountid", id)
        .set("accountnumber", accountNumber)
        .set("name", name)
        .set("creditlimit", null)
        .set("phone", null)
        .set("parent", null)
        .set("msdyn_company", Reference.byId("cdm_companies", world.company))
        .build();
  }

  private Change upsert(String table, UUID id, @Nullable Row before, @Nullable Row after) {
    number++;
    return new Change(
        "tx-" + number,
        0,
        TableName.dataverse(table),
        after == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
        id,
        null,
        before,
        after,
        after == null ? null : "uncommitted-" + number,
        null,
        new Change.Transaction("t" + number, true),
        world.clock.instant());
  }

  /** What the host writes when it commits. */
  private void commit(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    row.presentColumns().forEach(column -> values.put(column, row.value(column)));
    values.values().removeIf(value -> value == null);
    world.dataverse.insert(row.schema().name().name(), values);
  }

  @Test
  void otherSideIsWrittenBeforeTheOriginCommits() {
    UUID id = UUID.randomUUID();
    Row row = account(id, "C1", "Contoso");
    try (SynchronousTransaction transaction =
        world.runtime.begin(accounts.side(), "1", List.of(upsert("accounts", id, null, row)))) {
      assertThat(transaction.refusals()).isEmpty();
      assertThat(world.customer("C1").value("NAME")).isEqualTo("Contoso");
      commit(row);
      transaction.committed();
    }
    world.toFinance.clear();
    world.settle();
    assertThat(world.toFinance.writes()).as("the feed brings nothing new").isEmpty();
    assertThat(world.toDataverse.writes()).as("nothing comes back").isEmpty();
  }

  @Test
  void parentAndChildOfOneTransactionTravelTogether() {
    UUID account = UUID.randomUUID();
    UUID project = UUID.randomUUID();
    Row projectRow =
        Row.builder(schema("projects"))
            .set("projectid", project)
            .set("number", "P1")
            .set("subject", "Bridge")
            .set("statecode", true)
            .set("customer", Reference.byId("accounts", account))
            .set("msdyn_company", Reference.byId("cdm_companies", world.company))
            .build();
    SynchronousTransaction transaction =
        world.runtime.begin(
            accounts.side(),
            "1",
            List.of(
                upsert("projects", project, null, projectRow),
                upsert("accounts", account, null, account(account, "C1", "Contoso"))));
    assertThat(transaction.refusals()).isEmpty();
    assertThat(world.finance.single("Projects").value("CUSTACCOUNT")).isEqualTo("C1");
    transaction.rolledBack();
    assertThat(world.finance.rows("Projects")).isEmpty();
    assertThat(world.finance.rows("Customers")).isEmpty();
  }

  @Test
  void refusalLeavesNoTrace() {
    // LIVE-16: the second row cannot travel, so the first must not either
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    Row tooLong = account(second, "C2-with-a-number-that-is-far-too-long", "Fabrikam");
    SynchronousTransaction transaction =
        world.runtime.begin(
            accounts.side(),
            "1",
            List.of(
                upsert("accounts", first, null, account(first, "C1", "Contoso")),
                upsert("accounts", second, null, tooLong)));
    assertThat(transaction.isAccepted()).isFalse();
    assertThat(transaction.refusals()).singleElement().asString().contains("TDM2002");
    assertThat(world.finance.rows("Customers")).isEmpty();
    assertThatThrownBy(transaction::committed).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void rollBackRestoresWhatWasThere() {
    UUID id = world.account("C1", "before");
    world.settle();
    Row before = world.account("C1");
    Row after = before.toBuilder().set("name", "after").build();
    SynchronousTransaction transaction =
        world.runtime.begin(accounts.side(), "1", List.of(upsert("accounts", id, before, after)));
    assertThat(world.customer("C1").value("NAME")).isEqualTo("after");
    transaction.rolledBack();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("before");
    world.settle();
    assertThat(world.account("C1").value("name")).isEqualTo("before");
  }

  @Test
  void rolledBackDeleteBringsTheRowBack() {
    UUID id = world.account("C1", "Contoso");
    world.settle();
    SynchronousTransaction transaction =
        world.runtime.begin(
            accounts.side(), "1", List.of(upsert("accounts", id, world.account("C1"), null)));
    assertThat(world.finance.rows("Customers")).isEmpty();
    transaction.rolledBack();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("Contoso");
  }

  @Test
  void rowMadeAnewAtOnceIsWrittenBeforeItsCommit() {
    // UND-20, I16: the feed has not told yet of the delete before it
    UUID old = world.account("C1", "before");
    world.settle();
    try (SynchronousTransaction delete =
        world.runtime.begin(
            accounts.side(), "1", List.of(upsert("accounts", old, world.account("C1"), null)))) {
      world.dataverse.delete("accounts", KeyValues.of("accountid", old));
      delete.committed();
    }
    UUID id = UUID.randomUUID();
    Row row = account(id, "C1", "after");
    try (SynchronousTransaction anew =
        world.runtime.begin(accounts.side(), "2", List.of(upsert("accounts", id, null, row)))) {
      assertThat(anew.refusals()).isEmpty();
      assertThat(world.customer("C1").value("NAME")).isEqualTo("after");
      commit(row);
      anew.committed();
    }
    world.settle();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("after");
    assertThat(world.account("C1").value("name")).isEqualTo("after");
  }

  @Test
  void rollBackLeavesRowsOfUsersWhoseOtherRowIsOutsideTheFilter() {
    // UND-1, UND-20: the row of the origin tells nothing of what the other side held
    MapOptions deletes = AT_ONCE.leaving(LeavingScope.DELETE);
    try (SyncWorld own = SyncWorld.running(Map.of(SyncWorld.PROJECTS, deletes))) {
      own.finance.insert(
          "Projects", Map.of("dataAreaId", "usmf", "PROJID", "P1", "NAME", "theirs"));
      own.settle();
      Row before = own.dataverse.single("projects");
      Row after = before.toBuilder().set("subject", "ours").set("statecode", true).build();
      UUID id = SyncWorld.id(before);
      SynchronousTransaction transaction =
          own.runtime.begin(accounts.side(), "1", List.of(upsert("projects", id, before, after)));
      assertThat(transaction.refusals()).isEmpty();
      assertThat(own.finance.single("Projects").value("NAME")).isEqualTo("ours");
      transaction.rolledBack();
      own.settle();

      assertThat(own.finance.single("Projects").value("NAME")).isEqualTo("theirs");
      assertThat(own.dataverse.single("projects").value("subject")).isEqualTo("theirs");
    }
  }

  @Test
  void rollBackRestoresARowThatNobodyKnew() {
    // I14, UND-20: it was there, and only its key told that it is the same
    MapOptions wins = AT_ONCE.onConflict(ConflictPolicy.wins(Side.DATAVERSE));
    try (SyncWorld own = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, wins))) {
      own.customer("C1", Map.of("NAME", "theirs", "PHONE", "1", "TERMS", "N30"));
      UUID id = UUID.randomUUID();
      Row row = account(id, "C1", "ours");
      Reference company = Reference.byId("cdm_companies", own.company);
      Row known = row.toBuilder().set("msdyn_company", company).build();
      SynchronousTransaction transaction =
          own.runtime.begin(accounts.side(), "1", List.of(upsert("accounts", id, null, known)));
      assertThat(transaction.refusals()).isEmpty();
      assertThat(own.customer("C1").value("NAME")).isEqualTo("ours");
      transaction.rolledBack();
      assertThat(own.customer("C1").value("NAME")).isEqualTo("theirs");
      own.settle();

      assertThat(own.customer("C1").value("TERMS")).isEqualTo("N30");
      assertThat(own.account("C1").value("name")).isEqualTo("theirs");
      assertThat(own.account("C1").value("phone")).isEqualTo("1");
    }
  }

  @Test
  void changesOfAHeldRowWaitForTheEndOfItsTransaction() {
    // UND-20: what the feed shows of it meanwhile is not committed
    world.faultyFinance.deliverChanges(KilledWorkersTest::withoutOperations);
    UUID id = UUID.randomUUID();
    Row row = account(id, "C1", "Contoso");
    SynchronousTransaction transaction =
        world.runtime.begin(accounts.side(), "1", List.of(upsert("accounts", id, null, row)));
    world.changeCustomer("C1", Map.of("PHONE", "2"));
    world.settle();
    assertThat(world.dataverse.rows("accounts")).isEmpty();
    commit(row);
    transaction.committed();
    world.settle();

    assertThat(world.account("C1").value("phone")).isEqualTo("2");
    assertThat(world.customer("C1").value("NAME")).isEqualTo("Contoso");
  }

  @Test
  void secondTransactionOfARowIsRefusedUntilTheFirstEnds() {
    UUID id = world.account("C1", "before");
    world.settle();
    Row before = world.account("C1");
    List<Change> first =
        List.of(upsert("accounts", id, before, before.toBuilder().set("name", "1").build()));
    List<Change> second =
        List.of(upsert("accounts", id, before, before.toBuilder().set("name", "2").build()));
    SynchronousTransaction open = world.runtime.begin(accounts.side(), "1", first);
    assertThat(open.isAccepted()).isTrue();
    assertThat(world.runtime.begin(accounts.side(), "2", second).refusals())
        .singleElement()
        .asString()
        .contains("transaction DATAVERSE-1 has a row of it");
    assertThat(world.customer("C1").value("NAME")).isEqualTo("1");
    open.rolledBack();
    assertThat(world.customer("C1").value("NAME")).isEqualTo("before");
    SynchronousTransaction next = world.runtime.begin(accounts.side(), "3", second);
    assertThat(next.isAccepted()).isTrue();
    next.rolledBack();
  }

  @Test
  void changeOfTheOtherSideThatWinsRefusesTheTransaction() {
    // I14: nobody has seen it here yet
    MapOptions wins = AT_ONCE.onConflict(ConflictPolicy.wins(Side.FINANCE));
    try (SyncWorld own = SyncWorld.running(Map.of(SyncWorld.CUSTOMERS, wins))) {
      UUID id = own.account("C1", "before");
      own.settle();
      own.changeCustomer("C1", Map.of("NAME", "theirs"));
      Row before = own.account("C1");
      Row after = before.toBuilder().set("name", "ours").build();
      SynchronousTransaction transaction =
          own.runtime.begin(accounts.side(), "1", List.of(upsert("accounts", id, before, after)));
      assertThat(transaction.refusals()).singleElement().asString().contains("try again");
      own.settle();

      assertThat(own.account("C1").value("name")).isEqualTo("theirs");
    }
  }

  @Test
  void hostThatDiedAfterItsCommitIsFinished() {
    // UND-20
    UUID id = UUID.randomUUID();
    Row row = account(id, "C1", "Contoso");
    world.runtime.begin(accounts.side(), "1", List.of(upsert("accounts", id, null, row))).close();
    commit(row);
    world.settleAfter(Duration.ofMinutes(3));
    assertThat(world.customer("C1").value("NAME")).isEqualTo("Contoso");
    assertThat(world.account("C1").value("name")).isEqualTo("Contoso");
  }

  @Test
  void hostThatDiedBeforeItsCommitIsUndone() {
    // UND-20
    UUID id = UUID.randomUUID();
    Row row = account(id, "C1", "Contoso");
    world.runtime.begin(accounts.side(), "1", List.of(upsert("accounts", id, null, row))).close();
    assertThat(world.finance.rows("Customers")).hasSize(1);
    world.settleAfter(Duration.ofMinutes(3));
    assertThat(world.finance.rows("Customers")).isEmpty();
    assertThat(world.dataverse.rows("accounts")).isEmpty();
  }

  @Test
  void lostAnswerIsNotTakenForSuccess() {
    UUID id = UUID.randomUUID();
    world.faultyFinance.script(FaultyConnector.Call.WRITE, Fault.losesAnswer());
    SynchronousTransaction transaction =
        world.runtime.begin(
            accounts.side(),
            "1",
            List.of(upsert("accounts", id, null, account(id, "C1", "Contoso"))));
    assertThat(transaction.isAccepted()).isFalse();
    assertThat(world.finance.rows("Customers")).as("taken back by the ledger").isEmpty();
  }

  @Test
  void unreachableSideRefusesAndSaysWhen() {
    // UND-39
    UUID id = UUID.randomUUID();
    world.faultyFinance.script(
        FaultyConnector.Call.WRITE, Fault.failsAfter(SyncWorld.START.plus(Duration.ofMinutes(1))));
    SynchronousTransaction transaction =
        world.runtime.begin(
            accounts.side(),
            "1",
            List.of(upsert("accounts", id, null, account(id, "C1", "Contoso"))));
    assertThat(transaction.refusals()).singleElement().asString().contains("08:01:00");
    assertThat(world.finance.rows("Customers")).as("applied, and cannot be asked yet").hasSize(1);
    world.settleAfter(Duration.ofMinutes(3));
    assertThat(world.finance.rows("Customers")).isEmpty();
  }

  @Test
  void originThatRestsRefusesWhatNeedsItsLookups() {
    // I21, UND-20: nothing is accepted that was not written
    UUID parent = world.account("C0", "parent");
    world.settle();
    Instant rest = world.clock.instant().plusSeconds(60);
    world.faultyDataverse.throttleUntil(rest);
    world.changeCustomer("C0", Map.of("NAME", "renamed"));
    world.settle();
    world.faultyDataverse.throttleUntil(Instant.MIN);
    TestHost host = new TestHost(world, Side.DATAVERSE);
    host.change(world.account("C0"), Map.of("parent", Reference.byId("accounts", parent)));
    SynchronousTransaction transaction = host.begin("1");

    assertThat(transaction.refusals()).singleElement().asString().endsWith("try again at " + rest);
    assertThat(world.customer("C0").value("PARENT")).isNotEqualTo("C0");
    world.settleAfter(Duration.ofMinutes(2));
  }

  @Test
  void sideThatAskedAHostForAPauseRestsForOtherProcesses() {
    // I21
    Instant rest = world.clock.instant().plusSeconds(60);
    world.faultyFinance.throttleUntil(rest);
    TestHost host = new TestHost(world, Side.DATAVERSE);
    host.create(
        "accounts",
        Map.of(
            "accountid",
            UUID.randomUUID(),
            "accountnumber",
            "C1",
            "msdyn_company",
            Reference.byId("cdm_companies", world.company)));
    assertThat(host.begin("1").isAccepted()).isFalse();
    world.faultyFinance.throttleUntil(Instant.MIN);

    assertThat(host.begin(world.runtime("other", OPTIONS), "2").refusals())
        .singleElement()
        .asString()
        .contains(rest.toString());
    world.settleAfter(Duration.ofMinutes(3));
  }

  @Test
  void changeOfAQueuedMapIsLeftToTheFeed() {
    // UND-14, ASY-4
    UUID id = UUID.randomUUID();
    Row hour =
        Row.builder(schema("hours"))
            .set("hourid", id)
            .set("externalid", "H1")
            .set("project", null)
            .set("amount", null)
            .set("msdyn_company", Reference.byId("cdm_companies", world.company))
            .build();
    SynchronousTransaction transaction =
        world.runtime.begin(accounts.side(), "1", List.of(upsert("hours", id, null, hour)));
    assertThat(transaction.isAccepted()).isTrue();
    assertThat(world.finance.rows("Hours")).isEmpty();
    commit(hour);
    transaction.committed();
    world.settle();
    assertThat(world.finance.single("Hours").value("TRANSID")).isEqualTo("H1");
  }
}
