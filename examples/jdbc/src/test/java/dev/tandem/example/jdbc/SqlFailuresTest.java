package dev.tandem.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.jdbc.TestDatabase.Kind;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Catalog;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqlFailuresTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private final SqlFailures sqlite = new SqlFailures(new SqliteDialect(), CLOCK);
  private final SqlFailures postgres = new SqlFailures(new PostgresDialect(), CLOCK);

  @ParameterizedTest
  @EnumSource(
      names = {
        "SQLITE_BUSY",
        "SQLITE_BUSY_SNAPSHOT",
        "SQLITE_LOCKED",
        "SQLITE_FULL",
        "SQLITE_IOERR_READ"
      })
  void letsSqlitePass(SQLiteErrorCode code) {
    ConnectorException failure = sqlite.of("a write", new SQLiteException("no", code));
    assertThat(failure).isInstanceOf(TransientConnectorException.class);
    assertThat(((TransientConnectorException) failure).retryAt())
        .isEqualTo(Instant.EPOCH.plusSeconds(1));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"SQLITE_CORRUPT", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_READONLY", "SQLITE_NOTADB"})
  void holdsSqliteForGood(SQLiteErrorCode code) {
    assertThat(sqlite.of("a write", new SQLiteException("no", code)))
        .isInstanceOf(PermanentConnectorException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01"})
  void letsPostgresPass(String state) {
    assertThat(postgres.of("a write", new SQLException("no", state)))
        .isInstanceOf(TransientConnectorException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "42601", "22021"})
  void holdsPostgresForGood(String state) {
    assertThat(postgres.of("a write", new SQLException("no", state)))
        .isInstanceOf(PermanentConnectorException.class);
  }

  @Test
  void looksAtWhatABatchFailedOf() {
    BatchUpdateException batch = new BatchUpdateException("no", "23505", new int[0]);
    batch.setNextException(new SQLException("no", "40001"));
    assertThat(postgres.of("a write", batch)).isInstanceOf(TransientConnectorException.class);
  }

  @Test
  void letsAnExhaustedPoolPass() {
    assertThat(sqlite.of("a write", new SQLTransientConnectionException("no connection")))
        .isInstanceOf(TransientConnectorException.class);
  }

  @Test
  void letsAStoppedServerSessionPass() throws SQLException {
    Catalog catalog = SampleCatalogs.dataverse();
    try (TestDatabase database = TestDatabase.of(Kind.POSTGRES);
        JdbcConnector connector = database.open(catalog, CLOCK)) {
      assertThatThrownBy(
              () ->
                  connector
                      .edits()
                      .transact(
                          edits -> {
                            stopOthers(database);
                            edits.insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
                          }))
          .isInstanceOf(TransientConnectorException.class);
      connector.edits().insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
    }
  }

  /** Ends the sessions that are in a transaction in the schema of this database. */
  private static void stopOthers(TestDatabase database) {
    String sql =
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
            + " and state = 'idle in transaction'";
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
