package dev.tandem.example.odata.finance.events;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * The file of a log: one connection to SQLite in WAL mode, on which a commit is on disk when it
 * returns. Used by one thread at a time; other processes may have the same file open.
 */
final class LogFile implements AutoCloseable {
  private static final String BUSY_MILLIS = "10000";
  private static final long VERSION = 1;

  private final Connection connection;

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Takes one row of a result. */
  @FunctionalInterface
  interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  /** Work that is done whole or not at all. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  private LogFile(Connection connection) {
    this.connection = connection;
  }

  static LogFile open(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("journal_mode", "WAL");
    settings.setProperty("synchronous", "FULL");
    settings.setProperty("busy_timeout", BUSY_MILLIS);
    settings.setProperty("transaction_mode", "IMMEDIATE");
    // As an address, so that no character of the path is taken for an option.
    String url = "jdbc:sqlite:" + file.toAbsolutePath().toUri();
    return new LogFile(DriverManager.getConnection(url, settings));
  }

  /** Makes the tables where there are none; everything in a transaction of the caller. */
  void prepare(long firstPosition) throws SQLException {
    execute("CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, value INTEGER NOT NULL)");
    execute(
        "CREATE TABLE IF NOT EXISTS event (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
            + " control INTEGER NOT NULL, entity TEXT NOT NULL, deleted INTEGER NOT NULL,"
            + " fields TEXT NOT NULL, at TEXT NOT NULL)");
    long version = mark("version").orElse(VERSION);
    if (version != VERSION) {
      throw new SQLException(
          "the log has version %d, and this program knows version %d".formatted(version, VERSION));
    }
    if (mark("dropped").isEmpty()) {
      setMark("version", VERSION);
      setMark("dropped", firstPosition);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  <T> T transact(Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.run();
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  int update(String sql, Binder binder) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binder.bind(statement);
      return statement.executeUpdate();
    }
  }

  void each(String sql, Binder binder, Taker taker) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binder.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    }
  }

  OptionalLong mark(String name) throws SQLException {
    return number(
        "SELECT value FROM mark WHERE name = ?", statement -> statement.setString(1, name));
  }

  void setMark(String name, long value) throws SQLException {
    update(
        "INSERT INTO mark (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        statement -> {
          statement.setString(1, name);
          statement.setLong(2, value);
        });
  }

  /** The newest position that is kept; empty when none is. */
  OptionalLong newest() throws SQLException {
    return number("SELECT max(position) FROM event", statement -> {});
  }

  private OptionalLong number(String sql, Binder binder) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binder.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return OptionalLong.empty();
        }
        long value = row.getLong(1);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
