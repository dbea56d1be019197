package dev.tandem.example.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One transaction with its statements and the rows that it has seen. For one thread. */
final class Session implements AutoCloseable {
  private final Database database;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private @Nullable RowCache cache;
  private boolean writes;

  Session(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  Database database() {
    return database;
  }

  Layout layout() {
    return database.layout();
  }

  Connection connection() {
    return connection;
  }

  /** A statement that is kept until the transaction ends. */
  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }

  /** Waits until no other transaction writes. */
  void lock() throws SQLException {
    writes = true;
    cache = new RowCache(this, Counters.lock(connection, layout(), database.dialect()));
  }

  /** The rows as this transaction sees them. */
  RowCache cache() throws SQLException {
    if (cache == null) {
      cache = new RowCache(this, Counters.read(connection, layout()));
    }
    return cache;
  }

  /** Writes what changed. */
  void flush() throws SQLException {
    RowCache changed = Objects.requireNonNull(cache);
    if (writes && !changed.notes().isEmpty()) {
      new Flush(this, changed).run();
      changed.counters().save(connection, layout());
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }
}
