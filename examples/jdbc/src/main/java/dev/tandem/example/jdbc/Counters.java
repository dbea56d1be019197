package dev.tandem.example.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The numbers that a side gives out, as one transaction sees them. Whoever loads them for writing
 * is alone until the transaction ends, so that the numbers follow the order of commits. Not safe
 * for several threads.
 */
final class Counters {
  private static final String COLUMNS = "epoch, positions, transactions, versions, sequences";

  private final String epoch;
  private long positions;
  private long transactions;
  private long versions;
  private long sequences;

  private Counters(ResultSet row) throws SQLException {
    int at = 1;
    epoch = row.getString(at++);
    positions = row.getLong(at++);
    transactions = row.getLong(at++);
    versions = row.getLong(at++);
    sequences = row.getLong(at);
  }

  private Counters(Counters other) {
    epoch = other.epoch;
    positions = other.positions;
    transactions = other.transactions;
    versions = other.versions;
    sequences = other.sequences;
  }

  /** The numbers as a reader sees them. */
  static Counters read(Connection connection, Layout layout) throws SQLException {
    return load(connection, layout, "select %s from %s".formatted(COLUMNS, layout.state()));
  }

  /** The numbers for a writer, who waits here for the one before. */
  static Counters lock(Connection connection, Layout layout, Dialect dialect) throws SQLException {
    return load(connection, layout, dialect.lockingSelect(COLUMNS, layout.state()));
  }

  private static Counters load(Connection connection, Layout layout, String sql)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("the only row of %s is gone".formatted(layout.state()));
      }
      return new Counters(rows);
    }
  }

  /** The same numbers, to count on from. */
  Counters copy() {
    return new Counters(this);
  }

  void save(Connection connection, Layout layout) throws SQLException {
    String sql =
        "update %s set positions = ?, transactions = ?, versions = ?, sequences = ?"
            .formatted(layout.state());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      statement.setLong(at++, positions);
      statement.setLong(at++, transactions);
      statement.setLong(at++, versions);
      statement.setLong(at, sequences);
      statement.executeUpdate();
    }
  }

  /** Names this database among all that were ever created. */
  String epoch() {
    return epoch;
  }

  /** The place of the last change. */
  long position() {
    return positions;
  }

  long nextPosition() {
    positions++;
    return positions;
  }

  long nextTransaction() {
    transactions++;
    return transactions;
  }

  String nextVersion() {
    versions++;
    return Long.toString(versions);
  }

  long nextSequence() {
    sequences++;
    return sequences;
  }
}
