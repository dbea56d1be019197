package dev.tandem.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.spi.connector.AcceptedOperation;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.Change.Kind;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an in-memory system tells of its changes, beyond what the contract asks of everybody. */
class InMemoryFeedTest {
  private static final Instant START = Instant.parse("2026-03-05T10:00:00Z");
  private static final TableName CURRENCIES = TableName.dataverse("transactioncurrencies");
  private static final TableName COMPANIES = TableName.dataverse("cdm_companies");
  private static final TableName PROJECTS = TableName.dataverse("msdyn_projects");
  private static final KeyValues USD = KeyValues.of("isocurrencycode", "USD");

  private final ManualClock clock = ManualClock.at(START);
  private InMemoryConnector connector = connector(FeedStyle.complete());
  private Cursor start = connector.cursor(Set.of(CURRENCIES));

  private InMemoryConnector connector(FeedStyle style) {
    return InMemoryConnector.builder(SampleCatalogs.dataverse()).clock(clock).feed(style).build();
  }

  private void use(FeedStyle style) {
    connector = connector(style);
    start = connector.cursor(Set.of(CURRENCIES));
  }

  @Test
  void tellsImagesOperationsVersionsAndTimes() {
    WriteOutcome first = connector.write(WriteGroup.independent(currency("USD", "a"))).get(0);
    clock.advance(Duration.ofSeconds(5));
    connector.update("transactioncurrencies", USD, Map.of("currencyname", "b"));
    connector.delete("transactioncurrencies", USD);

    List<Change> changes = changes();
    assertThat(changes)
        .extracting(Change::kind)
        .containsExactly(Kind.UPSERT, Kind.UPSERT, Kind.DELETE);
    assertThat(changes).extracting(Change::operationId).containsExactly("op-USD-a", null, null);
    assertThat(changes)
        .extracting(Change::committedAt)
        .containsExactly(START, START.plusSeconds(5), START.plusSeconds(5));
    assertThat(changes).extracting(Change::key).containsOnly(USD);
    assertThat(changes)
        .extracting(Change::id)
        .doesNotContainNull()
        .containsOnly(changes.get(0).id());
    assertThat(changes).extracting(Change::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(changes).extracting(Change::coordinate).doesNotHaveDuplicates();
    assertThat(changes.get(0).before()).isNull();
    assertThat(changes.get(1).before()).isEqualTo(changes.get(0).row());
    assertThat(changes.get(2).before()).isEqualTo(changes.get(1).row());
    assertThat(changes.get(0).version()).isEqualTo(((WriteOutcome.Applied) first).version());
    assertThat(changes.get(2).version()).isNull();
    assertThat(changes()).isEqualTo(changes);
  }

  @Test
  void marksTheLastChangeOfATransaction() {
    connector.write(WriteGroup.atomic(currency("USD", "a"), currency("EUR", "a")));
    connector.write(WriteGroup.independent(currency("GBP", "a"), currency("CHF", "a")));
    connector.transact(
        system -> {
          system.update("transactioncurrencies", USD, Map.of("currencyname", "b"));
          system.insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
          system.delete("transactioncurrencies", USD);
          system.insert("cdm_companies", Map.of("cdm_companycode", "FRRT"));
        });

    List<Change> changes = changes();
    assertThat(changes)
        .extracting(change -> Objects.requireNonNull(change.transaction()).last())
        .containsExactly(false, true, true, true, false, true); // the last that this feed tells
    assertThat(changes.stream().map(change -> Objects.requireNonNull(change.transaction()).id()))
        .satisfies(
            ids -> {
              assertThat(ids.get(0)).isEqualTo(ids.get(1));
              assertThat(ids.get(4)).isEqualTo(ids.get(5));
              assertThat(Set.copyOf(ids)).hasSize(4);
            });
  }

  @Test
  void tellsNothingOfWhatWasUndone() {
    Write wrong = Write.upsert("wrong", KeyValues.of("isocurrencycode", ""), row("EUR", "a"));
    connector.write(WriteGroup.atomic(currency("USD", "a"), wrong));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                connector.transact(
                    system -> {
                      system.insert("transactioncurrencies", Map.of("isocurrencycode", "USD"));
                      system.insert("transactioncurrencies", Map.of("isocurrencycode", "usd"));
                    }));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                connector.transact(
                    system -> {
                      system.insert("transactioncurrencies", Map.of("isocurrencycode", "USD"));
                      connector.write(WriteGroup.independent(currency("EUR", "a")));
                    }));

    assertThat(changes()).isEmpty();
    assertThat(connector.rows("transactioncurrencies")).isEmpty();
    assertThat(connector.accepted(List.of("op-USD-a"))).isEmpty();
    connector.write(WriteGroup.independent(currency("USD", "b")));
    assertThat(changes()).hasSize(1);
  }

  @Test
  void deletesOnlyWhatNothingRefersTo() { // LIVE-23
    connector.insert("transactioncurrencies", Map.of("isocurrencycode", "USD"));
    connector.insert(
        "msdyn_projects",
        Map.of(
            "msdyn_subject",
            "s",
            "msdyn_projectnumber",
            "P1",
            "transactioncurrencyid",
            Reference.byKey(null, USD)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> connector.delete("transactioncurrencies", USD))
        .withMessageContaining("TDM2014");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> connector.delete("transactioncurrencies", KeyValues.of("isocurrencycode", "X")));
  }

  @Test
  void keepsTheKeyOfRowsWhoseLookupsAreGone() { // KEY-5
    connector.insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
    Cursor cursor = connector.cursor(Set.of(PROJECTS));
    KeyValues key =
        KeyValues.builder()
            .put("msdyn_projectnumber", "P1")
            .put("msdyn_owningcompany.cdm_companycode", "USMF")
            .build();
    Reference company = Reference.byKey(null, KeyValues.of("cdm_companycode", "USMF"));
    connector.insert(
        "msdyn_projects",
        Map.of("msdyn_subject", "s", "msdyn_projectnumber", "P1", "msdyn_owningcompany", company));
    connector.delete("msdyn_projects", key);
    connector.delete("cdm_companies", KeyValues.of("cdm_companycode", "USMF"));

    assertThat(follow(Set.of(PROJECTS), cursor, 10)).extracting(Change::key).containsOnly(key);
  }

  @Test
  void namesFinanceRowsByKeyWithTheirCompany() {
    InMemoryConnector finance = InMemoryConnector.of(SampleCatalogs.finance());
    TableName projects = TableName.finance("Projects V2");
    Cursor cursor = finance.cursor(Set.of(projects));
    finance.insert("Projects V2", Map.of("dataAreaId", "usmf", "PROJECTID", "P1"));

    ChangeBatch batch = finance.changes(new ChangeQuery(Set.of(projects), cursor, 5));
    Change change = ((ChangeBatch.Changes) batch).changes().get(0);
    assertThat(change.id()).isNull();
    assertThat(change.key())
        .isEqualTo(KeyValues.builder().put("dataAreaId", "usmf").put("PROJECTID", "P1").build());
  }

  @Test
  void pagesWithinTransactionsAndSkipsOtherTables() {
    connector.transact(
        system -> {
          for (String code : List.of("USD", "EUR", "GBP")) {
            system.insert("transactioncurrencies", Map.of("isocurrencycode", code));
          }
        });
    connector.insert("cdm_companies", Map.of("cdm_companycode", "USMF"));

    ChangeBatch.Changes first = batch(Set.of(CURRENCIES), start, 2);
    ChangeBatch.Changes second = batch(Set.of(CURRENCIES), first.next(), 2);
    assertThat(first.changes()).hasSize(2);
    assertThat(first.more()).isTrue();
    assertThat(second.changes()).hasSize(1);
    assertThat(second.more()).isFalse();
    assertThat(second.next()).isEqualTo(connector.cursor(Set.of(CURRENCIES)));
    assertThat(batch(Set.of(CURRENCIES), second.next(), 2).changes()).isEmpty();
  }

  @Test
  void expiresOnlyCursorsThatMissedAChange() { // I10
    Cursor companies = connector.cursor(Set.of(COMPANIES));
    connector.insert("transactioncurrencies", Map.of("isocurrencycode", "USD"));
    clock.advance(Duration.ofDays(8));
    Cursor later = connector.cursor(Set.of(CURRENCIES));
    connector.insert("transactioncurrencies", Map.of("isocurrencycode", "EUR"));

    connector.forgetChangesBefore(START.plusSeconds(1));
    assertThat(connector.changes(new ChangeQuery(Set.of(CURRENCIES), start, 5)))
        .isInstanceOf(ChangeBatch.Expired.class);
    assertThat(follow(Set.of(CURRENCIES), later, 5)).hasSize(1);
    connector.forgetChanges();
    assertThat(connector.changes(new ChangeQuery(Set.of(CURRENCIES), later, 5)))
        .isInstanceOf(ChangeBatch.Expired.class);
    assertThat(follow(Set.of(COMPANIES), companies, 5)).isEmpty();
    assertThat(follow(Set.of(CURRENCIES), connector.cursor(Set.of(CURRENCIES)), 5)).isEmpty();
  }

  @Test
  void keepsAsManyChangesAndOperationsAsItIsTold() { // I10
    connector =
        InMemoryConnector.builder(SampleCatalogs.dataverse())
            .keepsChanges(3)
            .keepsOperations(2)
            .build();
    Cursor cursor = connector.cursor(Set.of(CURRENCIES));
    Cursor fourth = cursor;
    for (int number = 0; number < 5000; number++) {
      fourth = number == 4997 ? connector.cursor(Set.of(CURRENCIES)) : fourth;
      connector.write(WriteGroup.independent(currency("USD", "n" + number)));
    }

    assertThat(connector.changes(new ChangeQuery(Set.of(CURRENCIES), cursor, 5)))
        .isInstanceOf(ChangeBatch.Expired.class);
    assertThat(follow(Set.of(CURRENCIES), fourth, 5))
        .extracting(Change::operationId)
        .containsExactly("op-USD-n4997", "op-USD-n4998", "op-USD-n4999");
    assertThat(connector.accepted(List.of("op-USD-n4997", "op-USD-n4998", "op-USD-n4999")))
        .containsOnlyKeys("op-USD-n4998", "op-USD-n4999");
  }

  @Test
  void joinsAndInvertsLikeDataverse() { // I16
    use(FeedStyle.joinedLikeDataverse());
    connector.insert("transactioncurrencies", Map.of("isocurrencycode", "USD"));
    Object old = connector.single("transactioncurrencies").value("transactioncurrencyid");
    connector.delete("transactioncurrencies", USD);
    connector.write(WriteGroup.independent(currency("USD", "a")));
    connector.update("transactioncurrencies", USD, Map.of("currencyname", "b"));

    List<Change> changes = changes();
    assertThat(changes).extracting(Change::kind).containsExactly(Kind.UPSERT, Kind.DELETE);
    assertThat(changes.get(0).id()).isNotEqualTo(old);
    assertThat(changes.get(0).operationId()).as("no single operation made both").isNull();
    assertThat(Objects.requireNonNull(changes.get(0).row()).value("currencyname")).isEqualTo("b");
    assertThat(changes.get(1).id()).isEqualTo(old);
    assertThat(changes).extracting(Change::key).containsOnly(USD);
    assertThat(changes).extracting(Change::transaction).containsOnlyNulls();
  }

  @Test
  void joinsFromTheImageBeforeTheFirstChange() {
    use(FeedStyle.joinedLikeDataverse());
    connector.insert(
        "transactioncurrencies", Map.of("isocurrencycode", "USD", "currencyname", "a"));
    start = connector.cursor(Set.of(CURRENCIES));
    connector.update("transactioncurrencies", USD, Map.of("currencyname", "b"));
    connector.update("transactioncurrencies", USD, Map.of("currencyname", "c"));

    Change change = changes().get(0);
    assertThat(Objects.requireNonNull(change.before()).value("currencyname")).isEqualTo("a");
    assertThat(Objects.requireNonNull(change.row()).value("currencyname")).isEqualTo("c");
  }

  @Test
  void tellsNoMoreThanDataverse() {
    use(FeedStyle.dataverse());
    connector.write(WriteGroup.independent(currency("USD", "a"), currency("EUR", "a")));
    connector.delete("transactioncurrencies", USD);

    List<Change> changes = changes();
    assertThat(changes).hasSize(2);
    assertThat(changes).extracting(Change::operationId).containsOnlyNulls();
    assertThat(changes).extracting(Change::before).containsOnlyNulls();
    assertThat(changes.get(1).key()).isNull();
    assertThat(changes.get(1).id()).isNotNull();
  }

  @Test
  void limitsJoinedRowsWithoutLosingChanges() {
    use(FeedStyle.joinedLikeDataverse());
    for (String code : List.of("USD", "EUR", "USD", "GBP", "USD")) {
      connector.write(WriteGroup.independent(currency(code, "n" + code)));
      connector.update(
          "transactioncurrencies",
          KeyValues.of("isocurrencycode", code),
          Map.of("currencyname", "x"));
    }
    ChangeBatch.Changes first = batch(Set.of(CURRENCIES), start, 2);
    ChangeBatch.Changes second = batch(Set.of(CURRENCIES), first.next(), 2);

    assertThat(first.more()).isTrue();
    assertThat(first.changes()).extracting(Change::key).doesNotHaveDuplicates().hasSize(2);
    assertThat(second.changes()).extracting(Change::key).hasSize(2);
    assertThat(second.more()).isFalse();
  }

  @Test
  void neverTearsASplitKeyChange() { // I23
    use(FeedStyle.complete().withKeyChangesSplit());
    connector.insert("transactioncurrencies", Map.of("isocurrencycode", "USD"));
    connector.transact(
        system -> {
          system.update("transactioncurrencies", USD, Map.of("isocurrencycode", "USX"));
          system.insert("transactioncurrencies", Map.of("isocurrencycode", "EUR"));
        });

    ChangeBatch.Changes first = batch(Set.of(CURRENCIES), start, 2);
    ChangeBatch.Changes second = batch(Set.of(CURRENCIES), first.next(), 1);
    assertThat(first.changes()).hasSize(1);
    assertThat(second.changes())
        .extracting(Change::kind, Change::key)
        .containsExactly(
            tuple(Kind.DELETE, USD), tuple(Kind.UPSERT, KeyValues.of("isocurrencycode", "USX")));
    assertThat(second.more()).isTrue();
    assertThat(changes()).extracting(Change::coordinate).doesNotHaveDuplicates().hasSize(4);
    assertThat(changes()).extracting(Change::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(changes())
        .extracting(change -> Objects.requireNonNull(change.transaction()).last())
        .containsExactly(true, false, false, true);
  }

  @Test
  void leavesOutUnchangedColumns() { // I20
    use(FeedStyle.complete().withChangedColumnsOnly().withoutBefore());
    connector.insert(
        "transactioncurrencies", Map.of("isocurrencycode", "USD", "currencyname", "a"));
    connector.update("transactioncurrencies", USD, Map.of("currencyname", "b"));

    assertThat(Objects.requireNonNull(changes().get(1).row()).presentColumns())
        .containsExactly("currencyname");
    assertThat(changes().get(1).key()).isEqualTo(USD);
    assertThat(changes().get(1).before()).isNull();
  }

  @Test
  void refusesCursorsOfOtherTables() {
    connector.insert("transactioncurrencies", Map.of("isocurrencycode", "USD"));
    Set<TableName> both = Set.of(CURRENCIES, COMPANIES);

    assertCode(ErrorCode.CURSOR_INVALID, () -> connector.changes(new ChangeQuery(both, start, 1)));
    assertCode(
        ErrorCode.UNKNOWN_TABLE, () -> connector.cursor(Set.of(TableName.finance("CURRENCIES"))));
    Cursor upper = connector.cursor(Set.of(TableName.dataverse("TRANSACTIONCURRENCY")));
    assertThat(batch(Set.of(CURRENCIES), upper, 1).changes()).isEmpty();
  }

  @Test
  void logsNothingWithoutAFeed() {
    connector =
        InMemoryConnector.builder(SampleCatalogs.dataverse())
            .without(Capability.CHANGE_FEED)
            .without(Capability.FENCES)
            .build();
    connector.write(
        WriteGroup.independent(currency("USD", "a")).under(new Fence("p", 1))); // others ignore it

    assertThat(connector.rows("transactioncurrencies")).hasSize(1);
    assertCode(ErrorCode.CAPABILITY_NOT_DECLARED, () -> connector.cursor(Set.of(CURRENCIES)));
  }

  @Test
  void fencesOlderGenerationsOfOnePartition() { // I8
    WriteGroup old = WriteGroup.atomic(currency("USD", "a"), currency("EUR", "a"));
    assertThat(connector.raiseFence(new Fence("p", 2))).isTrue();
    assertThat(connector.raiseFence(new Fence("p", 1))).isFalse();
    assertThat(connector.raiseFence(new Fence("p", 2))).isTrue();

    assertThat(connector.write(old.under(new Fence("p", 1))))
        .containsExactly(new WriteOutcome.Fenced(), new WriteOutcome.Fenced());
    assertThat(connector.rows("transactioncurrencies")).isEmpty();
    assertThat(connector.accepted(List.of("op-USD-a"))).isEmpty();
    List<WriteOutcome> outcomes = connector.write(old.under(new Fence("other", 1)));
    assertThat(outcomes).allMatch(WriteOutcome::succeeded);
    assertThat(connector.accepted(List.of("op-USD-a", "none")))
        .containsOnlyKeys("op-USD-a")
        .containsValue(new AcceptedOperation("op-USD-a", "1", outcomes.get(0).id()));
  }

  @Test
  void createsOnlyWhereThereIsNone() {
    Write create = currency("USD", "a").ifVersion(Write.ABSENT);
    Write again = currency("USD", "b").ifVersion(Write.ABSENT);

    List<WriteOutcome> outcomes = connector.write(WriteGroup.independent(create, again));
    Row row = connector.single("transactioncurrencies");
    assertThat(outcomes)
        .containsExactly(
            new WriteOutcome.Applied("1", true, (UUID) row.value("transactioncurrencyid")),
            new WriteOutcome.Conflict("1"));
    assertThat(row.value("currencyname")).isEqualTo("a");
  }

  @Test
  void countsRowsOfACompany() {
    InMemoryConnector finance = InMemoryConnector.of(SampleCatalogs.finance());
    for (String company : List.of("usmf", "usmf", "frrt")) {
      finance.insert(
          "Projects V2",
          Map.of("dataAreaId", company, "PROJECTID", "P" + finance.rows("Projects V2").size()));
    }
    TableName projects = TableName.finance("Projects V2");
    assertThat(finance.count(Query.all(projects, 1))).hasValue(3);
    assertThat(finance.count(new Query(projects, LegalEntity.of("USMF"), 1, null))).hasValue(2);
  }

  private List<Change> changes() {
    return follow(Set.of(CURRENCIES), start, 100);
  }

  private List<Change> follow(Set<TableName> tables, Cursor after, int limit) {
    return new ArrayList<>(batch(tables, after, limit).changes());
  }

  private ChangeBatch.Changes batch(Set<TableName> tables, Cursor after, int limit) {
    return (ChangeBatch.Changes) connector.changes(new ChangeQuery(tables, after, limit));
  }

  private Write currency(String code, String name) {
    return Write.upsert(
        "op-" + code + "-" + name, KeyValues.of("isocurrencycode", code), row(code, name));
  }

  private Row row(String code, String name) {
    TableSchema table =
        Objects.requireNonNull(SampleCatalogs.dataverse().table("transactioncurrencies"));
    return Row.builder(table).set("isocurrencycode", code).set("currencyname", name).build();
  }

  private static void assertCode(ErrorCode code, Runnable call) {
    assertThatExceptionOfType(PermanentConnectorException.class)
        .isThrownBy(call::run)
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
