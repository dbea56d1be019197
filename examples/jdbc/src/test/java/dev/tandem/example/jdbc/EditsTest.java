package dev.tandem.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.jdbc.TestDatabase.Kind;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.spi.value.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the people of the system do, and how long it is remembered. */
class EditsTest {
  private static final TableName CURRENCIES = SampleCatalogs.currencies().name();
  private static final Set<TableName> FOLLOWED = Set.of(CURRENCIES);

  private final Catalog catalog = SampleCatalogs.dataverse();
  private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-25T00:00:00Z"));

  private static KeyValues key(String code) {
    return KeyValues.of("isocurrencycode", code);
  }

  private static List<Change> changes(JdbcConnector connector, Cursor cursor) {
    ChangeBatch batch = connector.changes(new ChangeQuery(FOLLOWED, cursor, 100));
    return ((ChangeBatch.Changes) batch).changes();
  }

  private static int rows(JdbcConnector connector) {
    return connector.query(Query.all(CURRENCIES, 100)).rows().size();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void tellsEditsOfOneTransactionTogether(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(catalog, clock)) {
      connector.edits().insert(CURRENCIES.name(), Map.of("isocurrencycode", "OLD"));
      Cursor start = connector.cursor(FOLLOWED);
      connector
          .edits()
          .transact(
              edits -> {
                edits.insert(CURRENCIES.name(), Map.of("isocurrencycode", "EUR"));
                edits.update(CURRENCIES.name(), key("eur"), Map.of("currencyname", "Euro"));
                edits.insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
                edits.delete(CURRENCIES.name(), key("OLD"));
              });
      List<Change> changes = changes(connector, start);
      assertThat(changes)
          .extracting(Change::kind)
          .containsExactly(Change.Kind.UPSERT, Change.Kind.UPSERT, Change.Kind.DELETE);
      assertThat(changes).extracting(Change::operationId).containsOnlyNulls();
      assertThat(changes)
          .extracting(change -> transaction(change).id())
          .containsOnly(transaction(changes.get(0)).id());
      assertThat(changes)
          .extracting(change -> transaction(change).last())
          .containsExactly(false, false, true);
      assertThat(changes).extracting(Change::committedAt).containsOnly(clock.instant());
    }
  }

  private static Change.Transaction transaction(Change change) {
    Change.Transaction transaction = change.transaction();
    if (transaction == null) {
      throw new AssertionError("no transaction in " + change);
    }
    return transaction;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void leavesNothingOfATransactionThatFails(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(catalog, clock)) {
      Cursor start = connector.cursor(FOLLOWED);
      assertThatThrownBy(
              () ->
                  connector
                      .edits()
                      .transact(
                          edits -> {
                            edits.insert(CURRENCIES.name(), Map.of("isocurrencycode", "EUR"));
                            edits.insert(CURRENCIES.name(), Map.of("isocurrencycode", "eur "));
                          }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("TDM2013 isocurrencycode");
      assertThat(rows(connector)).isZero();
      assertThat(changes(connector, start)).isEmpty();
      connector.edits().insert(CURRENCIES.name(), Map.of("isocurrencycode", "EUR"));
      assertThat(changes(connector, start)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void swapsKeysWithinOneTransaction(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(catalog, clock)) {
      connector
          .edits()
          .insert(CURRENCIES.name(), Map.of("isocurrencycode", "A", "currencyname", "a"));
      connector
          .edits()
          .insert(CURRENCIES.name(), Map.of("isocurrencycode", "B", "currencyname", "b"));
      connector
          .edits()
          .transact(
              edits -> {
                edits.update(CURRENCIES.name(), key("A"), Map.of("isocurrencycode", "T"));
                edits.update(CURRENCIES.name(), key("B"), Map.of("isocurrencycode", "A"));
                edits.update(CURRENCIES.name(), key("T"), Map.of("isocurrencycode", "B"));
              });
      assertThat(connector.query(Query.all(CURRENCIES, 9)).rows())
          .extracting(
              row -> row.row().value("isocurrencycode") + "=" + row.row().value("currencyname"))
          .containsExactly("B=a", "A=b");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void createsAgainWhatItDeletedInOneGroup(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(catalog, clock)) {
      Row id =
          connector
              .edits()
              .insert(CURRENCIES.name(), Map.of("isocurrencycode", "A", "currencyname", "old"))
              .row();
      Row row =
          Row.builder(SampleCatalogs.currencies())
              .set("transactioncurrencyid", id.value("transactioncurrencyid"))
              .set("currencyname", "new")
              .build();
      WriteGroup group =
          WriteGroup.atomic(Write.delete("1", key("A"), row), Write.upsert("2", key("A"), row));
      assertThat(connector.write(group)).allMatch(WriteOutcome::succeeded);
      assertThat(connector.query(Query.all(CURRENCIES, 9)).rows())
          .extracting(stored -> stored.row().value("currencyname"))
          .containsExactly("new");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void expiresOnlyCursorsThatWouldMissSomething(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(catalog, clock)) {
      Cursor start = connector.cursor(FOLLOWED);
      Set<TableName> others = Set.of(SampleCatalogs.companies().name());
      Cursor other = connector.cursor(others);
      connector.edits().insert(CURRENCIES.name(), Map.of("isocurrencycode", "A"));
      Cursor between = connector.cursor(FOLLOWED);
      clock.advance(Duration.ofDays(2));
      connector.edits().insert(CURRENCIES.name(), Map.of("isocurrencycode", "B"));
      connector.forgetChangesBefore(clock.instant().minus(Duration.ofDays(1)));
      // I10
      assertThat(connector.changes(new ChangeQuery(FOLLOWED, start, 9)))
          .isInstanceOf(ChangeBatch.Expired.class);
      assertThat(changes(connector, between)).hasSize(1);
      assertThat(connector.changes(new ChangeQuery(others, other, 9)))
          .isInstanceOf(ChangeBatch.Changes.class);
      connector.forgetChanges();
      assertThat(connector.changes(new ChangeQuery(FOLLOWED, between, 9)))
          .isInstanceOf(ChangeBatch.Expired.class);
      Cursor now = connector.cursor(FOLLOWED);
      connector.edits().insert(CURRENCIES.name(), Map.of("isocurrencycode", "C"));
      assertThat(changes(connector, now)).hasSize(1);
    }
  }
}
