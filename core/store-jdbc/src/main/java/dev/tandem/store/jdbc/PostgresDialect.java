package dev.tandem.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL. A commit holds the row of {@code tandem_sequence}, so those of all processes take
 * turns; with the statement that takes it, it reads the settings of durability, which an operator
 * can change while the server runs and a pooler between the two can change for each transaction.
 */
final class PostgresDialect implements Dialect {
  /** A number for advisory locks that nobody else uses by accident: "tandem". */
  private static final long SCHEMA_LOCK = 0x74616e64656dL;

  /** A process that stops in the middle of a commit holds up the others no longer. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  private static final String SETTINGS =
      "current_setting('fsync'), current_setting('full_page_writes'),"
          + " current_setting('synchronous_commit')";

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public void prepare(Session session, Duration lockTimeout) throws SQLException {
    session.connection().setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    requireDurable(session, "SELECT " + SETTINGS);
  }

  private static void requireDurable(Session session, String sql) throws SQLException {
    List<List<String>> settings =
        session.list(
            sql,
            Session.Parameters.NONE,
            row -> List.of(row.getString(1), row.getString(2), row.getString(3)));
    if (settings.isEmpty()) {
      throw Failures.failed("the store is damaged: tandem_sequence is empty");
    }
    List<String> found = settings.get(0);
    require(found.get(0), "fsync");
    require(found.get(1), "full_page_writes");
    if (found.get(2).equals("off")) {
      throw Failures.notDurable(
          "PostgreSQL runs with synchronous_commit = off",
          "ALTER ROLE ... SET synchronous_commit = on for the user of the store, or leave it out of"
              + " the options of its connections");
    }
  }

  private static void require(String found, String setting) {
    if (!found.equals("on")) {
      throw Failures.notDurable(
          "PostgreSQL runs with " + setting + " = " + found,
          "set " + setting + " = on in postgresql.conf and reload the server");
    }
  }

  @Override
  public void restore(Session session) throws SQLException {
    session.connection().setAutoCommit(true);
  }

  @Override
  public void beginWrite(Session session, Duration lockTimeout) throws SQLException {
    session.connection().setAutoCommit(false);
    session.execute(
        "SET LOCAL lock_timeout = %d; SET LOCAL idle_in_transaction_session_timeout = %d"
            .formatted(lockTimeout.toMillis(), IDLE.toMillis()));
    requireDurable(session, "SELECT " + SETTINGS + " FROM tandem_sequence FOR UPDATE");
  }

  @Override
  public void beginRead(Session session) throws SQLException {
    session.connection().setAutoCommit(false);
    session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  }

  @Override
  public void commit(Session session) throws SQLException {
    session.connection().commit();
    session.connection().setAutoCommit(true);
  }

  @Override
  public void rollback(Session session) throws SQLException {
    if (!session.connection().getAutoCommit()) {
      session.connection().rollback();
      session.connection().setAutoCommit(true);
    }
  }

  @Override
  public void lockSchema(Session session) throws SQLException {
    session.connection().setAutoCommit(false);
    session.text("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
  }

  @Override
  public String ddl(String statement) {
    return statement
        .replace("$key", "PRIMARY KEY")
        .replace("$bytes", "BYTEA")
        .replace("$text", "TEXT COLLATE \"C\"")
        .replace("$clustered", "WITH (fillfactor = 80)")
        .replace(
            "$churning",
            "WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02,"
                + " autovacuum_vacuum_threshold = 5000)")
        .replace("$era", "(" + Obligations.ERA_OF_SEQUENCE + ")")
        .replace("$tail", ", sequence");
  }

  @Override
  public String upsert(String table, List<String> keys, List<String> columns) {
    return Sql.onConflict(table, keys, columns);
  }

  @Override
  public boolean writesUnchangedIndexes() {
    return false;
  }
}
