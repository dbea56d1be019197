package dev.tandem.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.jdbc.FaultySource.Fault;
import dev.tandem.example.jdbc.TestDatabase.Kind;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that break in the middle: effect, ledger and feed stand or fall together (I6). */
class BrokenCallsTest {
  private final Catalog catalog = SampleCatalogs.dataverse();
  private final TableSchema table = SampleCatalogs.currencies();
  private final Set<TableName> followed = Set.of(table.name());

  private Write write(String code) {
    Row row = Row.builder(table).set("currencyname", "name of " + code).build();
    return Write.upsert("op-" + code, KeyValues.of("isocurrencycode", code), row);
  }

  private static List<Change> changes(JdbcConnector connector, Set<TableName> tables, Cursor from) {
    ChangeBatch batch = connector.changes(new ChangeQuery(tables, from, 1000));
    return ((ChangeBatch.Changes) batch).changes();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void tellsOfAnEffectWhoseAnswerWasLost(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind)) {
      FaultySource faulty = new FaultySource(database.source());
      Clock clock = Clock.systemUTC();
      try (JdbcConnector connector =
          JdbcConnector.open(catalog.side(), faulty.faulty(), catalog, clock)) {
        Cursor start = connector.cursor(followed);
        WriteGroup group = WriteGroup.atomic(write("EUR"), write("USD"));
        faulty.failNext(Fault.AFTER_COMMIT);
        assertThatThrownBy(() -> connector.write(group))
            .isInstanceOf(TransientConnectorException.class);
        // T4
        assertThat(connector.accepted(List.of("op-EUR", "op-USD", "op-GBP")))
            .containsOnlyKeys("op-EUR", "op-USD");
        assertThat(connector.write(group))
            .allMatch(outcome -> outcome instanceof WriteOutcome.Duplicate);
        assertThat(changes(connector, followed, start))
            .extracting(Change::operationId)
            .containsExactly("op-EUR", "op-USD");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void leavesNothingOfACallThatBreaksAtAnyStatement(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind)) {
      FaultySource faulty = new FaultySource(database.source());
      Clock clock = Clock.systemUTC();
      try (JdbcConnector connector =
          JdbcConnector.open(catalog.side(), faulty.faulty(), catalog, clock)) {
        Cursor start = connector.cursor(followed);
        WriteGroup group = new WriteGroup(List.of(write("EUR"), write("USD")), false);
        boolean broken = true;
        int statement = 0;
        while (broken) {
          faulty.failAfter(statement);
          broken = breaks(connector, group);
          faulty.heal();
          int seen = changes(connector, followed, start).size();
          assertThat(seen).as("broken at statement %d", statement).isEqualTo(broken ? 0 : 2);
          assertThat(connector.accepted(List.of("op-EUR", "op-USD"))).hasSize(seen);
          statement++;
        }
        assertThat(statement).as("statements of a write").isGreaterThan(5);
      }
    }
  }

  private static boolean breaks(JdbcConnector connector, WriteGroup group) {
    try {
      assertThat(connector.write(group)).allMatch(WriteOutcome::succeeded);
      return false;
    } catch (TransientConnectorException broken) {
      assertThat(broken.retryAt()).isAfter(Clock.systemUTC().instant().minusSeconds(60));
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void leavesNothingOfACallThatBreaksBeforeItsCommit(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind)) {
      FaultySource faulty = new FaultySource(database.source());
      Clock clock = Clock.systemUTC();
      try (JdbcConnector connector =
          JdbcConnector.open(catalog.side(), faulty.faulty(), catalog, clock)) {
        WriteGroup group = WriteGroup.independent(write("EUR"));
        faulty.failNext(Fault.BEFORE_COMMIT);
        assertThatThrownBy(() -> connector.write(group))
            .isInstanceOf(TransientConnectorException.class);
        assertThat(connector.accepted(List.of("op-EUR"))).isEmpty();
        assertThat(connector.write(group))
            .allMatch(outcome -> outcome instanceof WriteOutcome.Applied);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void failsForGoodWhenATableIsGone(Kind kind) throws SQLException {
    try (TestDatabase database = TestDatabase.of(kind);
        JdbcConnector connector = database.open(catalog, Clock.systemUTC())) {
      try (Connection connection = database.source().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("drop table dv_transactioncurrencies");
      }
      WriteGroup group = WriteGroup.independent(write("EUR"));
      assertThatThrownBy(() -> connector.write(group))
          .isInstanceOf(PermanentConnectorException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void writesManyRowsInFewStatements(Kind kind) {
    try (TestDatabase database = TestDatabase.of(kind)) {
      FaultySource counting = new FaultySource(database.source());
      Clock clock = Clock.systemUTC();
      try (JdbcConnector connector =
          JdbcConnector.open(catalog.side(), counting.faulty(), catalog, clock)) {
        List<Write> writes = new ArrayList<>();
        for (int number = 0; number < 1000; number++) {
          writes.add(write("" + number));
        }
        int before = counting.statements();
        assertThat(connector.write(new WriteGroup(writes, true))).allMatch(WriteOutcome::succeeded);
        assertThat(counting.statements() - before).isLessThan(20);
      }
    }
  }
}
