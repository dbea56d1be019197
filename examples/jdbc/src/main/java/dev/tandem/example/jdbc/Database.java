package dev.tandem.example.jdbc;

import dev.tandem.spi.schema.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Runs transactions. Readers run beside everything; writers of one process queue at a lock before
 * they take a connection, writers of several processes at the state row. Safe for any thread.
 */
final class Database {
  private final DataSource source;
  private final Dialect dialect;
  private final Layout layout;
  private final Map<TableLayout, TableSql> sql = new HashMap<>();
  private final Clock clock;
  private final SqlFailures failures;
  private final ReentrantLock writing = new ReentrantLock(true);

  /** What is done in a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  /** Starts or ends a transaction. */
  @FunctionalInterface
  private interface Step {
    void on(Connection connection) throws SQLException;
  }

  private Database(DataSource source, Dialect dialect, Layout layout, Clock clock) {
    this.source = source;
    this.dialect = dialect;
    this.layout = layout;
    this.clock = clock;
    failures = new SqlFailures(dialect, clock);
    layout.tables().forEach(table -> sql.put(table, new TableSql(table, dialect.codecs())));
  }

  /** Opens the database and makes the tables that are missing. */
  static Database open(DataSource source, Catalog catalog, Clock clock) {
    Dialect dialect = dialect(source, clock);
    Database database = new Database(source, dialect, new Layout(catalog, dialect.codecs()), clock);
    database.inTransaction(
        "creating tables",
        connection -> {},
        session -> {
          new SchemaCreator(session.connection(), dialect, database.layout).run();
          return true;
        });
    return database;
  }

  private static Dialect dialect(DataSource source, Clock clock) {
    try (Connection connection = source.getConnection()) {
      return Dialect.of(connection);
    } catch (SQLException unreachable) {
      // Which database it is decides only what a code means; being out of reach is the same in all.
      throw new SqlFailures(new SqliteDialect(), clock).of("opening the database", unreachable);
    }
  }

  /** Runs work that changes nothing and sees one state of the database. */
  <T> T read(String tried, Work<T> work) {
    return inTransaction(tried, dialect::beginRead, work);
  }

  /** Runs work alone; all of it is committed, or nothing when it throws. */
  <T> T write(String tried, Work<T> work) {
    writing.lock();
    try {
      return inTransaction(
          tried,
          connection -> {},
          session -> {
            session.lock();
            T result = work.in(session);
            session.flush();
            return result;
          });
    } finally {
      writing.unlock();
    }
  }

  private <T> T inTransaction(String tried, Step begin, Work<T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(true);
      dialect.prepare(connection);
      connection.setAutoCommit(false);
      boolean done = false;
      try (Session session = new Session(this, connection)) {
        begin.on(connection);
        T result = work.in(session);
        connection.commit();
        done = true;
        return result;
      } finally {
        end(connection, done);
      }
    } catch (SQLException failure) {
      throw failures.of(tried, failure);
    }
  }

  private static void end(Connection connection, boolean done) throws SQLException {
    if (!done && !connection.isClosed()) {
      connection.rollback();
    }
    if (!connection.isClosed()) {
      connection.setAutoCommit(true);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  Layout layout() {
    return layout;
  }

  Clock clock() {
    return clock;
  }

  SqlFailures failures() {
    return failures;
  }

  TableSql sql(TableLayout table) {
    return Objects.requireNonNull(sql.get(table));
  }
}
