package dev.tandem.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One connection with the statements prepared on it. Used by one thread at a time; an error on it
 * makes it unusable, see {@link Sessions}.
 */
final class Session {
  /** A row of a batch. */
  @FunctionalInterface
  interface Binder<T> {
    void bind(PreparedStatement statement, T row) throws SQLException;
  }

  /** Reads one row of a result. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Sets all parameters. */
  @FunctionalInterface
  interface Parameters {
    Parameters NONE = statement -> {};

    void bind(PreparedStatement statement) throws SQLException;
  }

  private static final int STATEMENTS = 256;
  private static final int BATCH = 1_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

  Session(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      if (prepared.size() == STATEMENTS) {
        var oldest = prepared.entrySet().iterator();
        oldest.next().getValue().close();
        oldest.remove();
      }
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** Runs something that is not worth preparing, or cannot be. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  int update(String sql, Parameters parameters) throws SQLException {
    PreparedStatement statement = prepare(sql);
    parameters.bind(statement);
    return statement.executeUpdate();
  }

  /** Runs a statement once for each row; answers how many rows of the table each of them met. */
  <T> int[] batch(String sql, Collection<T> rows, Binder<T> binder) throws SQLException {
    int[] counts = new int[rows.size()];
    if (rows.isEmpty()) {
      return counts;
    }
    PreparedStatement statement = prepare(sql);
    int done = 0;
    int waiting = 0;
    for (T row : rows) {
      binder.bind(statement, row);
      statement.addBatch();
      waiting++;
      if (waiting == BATCH || done + waiting == counts.length) {
        System.arraycopy(statement.executeBatch(), 0, counts, done, waiting);
        done += waiting;
        waiting = 0;
      }
    }
    return counts;
  }

  <T> List<T> list(String sql, Parameters parameters, Reader<T> reader) throws SQLException {
    List<T> found = new ArrayList<>();
    each(sql, parameters, row -> found.add(reader.read(row)));
    return found;
  }

  /** Hands over each row of the result. */
  void each(String sql, Parameters parameters, Reader<?> reader) throws SQLException {
    PreparedStatement statement = prepare(sql);
    parameters.bind(statement);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  /** The first column of the only row, as text. */
  String text(String sql) throws SQLException {
    List<String> found = list(sql, Parameters.NONE, row -> String.valueOf(row.getString(1)));
    return found.isEmpty() ? "" : found.get(0);
  }
}
