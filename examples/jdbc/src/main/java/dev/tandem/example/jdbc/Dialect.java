package dev.tandem.example.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** What differs between the databases. No state; safe for any thread. */
interface Dialect {

  /**
   * The dialect of the database behind a connection.
   *
   * @throws IllegalArgumentException for a database that is not supported
   */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "SQLite" -> new SqliteDialect();
      case "PostgreSQL" -> new PostgresDialect();
      default ->
          throw new IllegalArgumentException(product + " is not supported: SQLite or PostgreSQL");
    };
  }

  /** How values are stored. */
  Codecs codecs();

  /** The type of binary columns. */
  String binary();

  /** What stands behind the columns of a new table. */
  String tableOptions();

  /** A query of all tables that there are with their columns. */
  String columnsQuery();

  /** Brings a connection without open transaction to the settings that this connector needs. */
  void prepare(Connection connection) throws SQLException;

  /** Starts a transaction that sees one state of the database and changes nothing. */
  void beginRead(Connection connection) throws SQLException;

  /** Starts a transaction that creates tables, alone in its database; nothing ran in it before. */
  void beginCreate(Connection connection) throws SQLException;

  /**
   * The query of the state row as the first of a writing transaction: it waits until no other
   * transaction writes, and keeps others waiting until this one ends.
   */
  String lockingSelect(String columns, String table);

  /** The condition that a text column holds one of the texts of one parameter. */
  String isAnyText(String column);

  /** The condition that an identifier column holds one of the identifiers of one parameter. */
  String isAnyId(String column);

  /** Sets the parameter of {@link #isAnyText} or {@link #isAnyId}. */
  void bindAny(PreparedStatement statement, int at, Collection<String> texts) throws SQLException;

  /** Whether the same call may succeed later. */
  boolean passes(SQLException failure);
}
