package dev.tandem.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between databases. Stateless. */
interface Dialect {

  /**
   * The dialect of the database behind a connection.
   *
   * @throws SQLException when the connection does not say
   */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "SQLite" -> new SqliteDialect();
      case "PostgreSQL" -> new PostgresDialect();
      case "H2" -> new H2Dialect();
      default -> throw Failures.unsupported(product);
    };
  }

  /** For people. */
  String name();

  /**
   * Makes a new connection fit for use: settings for durability are set where that is possible,
   * then read back.
   *
   * @throws dev.tandem.spi.error.PermanentConnectorException with STORE_NOT_DURABLE when a commit
   *     could be lost all the same
   */
  void prepare(Session session, Duration lockTimeout) throws SQLException;

  /** Undoes what {@link #prepare} set, for a connection that goes back to where it came from. */
  void restore(Session session) throws SQLException;

  /** Begins a transaction in which nobody else writes to the store. */
  void beginWrite(Session session, Duration lockTimeout) throws SQLException;

  /** Begins a transaction that sees one moment of the store. */
  void beginRead(Session session) throws SQLException;

  /** Ends a transaction; a written one is durable when this returns. */
  void commit(Session session) throws SQLException;

  /** Ends a transaction as if it had not been. */
  void rollback(Session session) throws SQLException;

  /** Keeps other processes from creating or migrating the schema until the transaction ends. */
  void lockSchema(Session session) throws SQLException;

  /** Puts the words of this database into a statement of the schema; empty for one not needed. */
  String ddl(String statement);

  /** A statement that inserts a row or replaces the other columns of the one with its keys. */
  String upsert(String table, List<String> keys, List<String> columns);

  /**
   * The first text that this database sorts behind every text that starts like this one; null when
   * there is none. Most databases sort by code points.
   */
  default @Nullable String behind(String prefix) {
    int[] points = prefix.codePoints().toArray();
    for (int last = points.length - 1; last >= 0; last--) {
      if (points[last] < Character.MAX_CODE_POINT) {
        // No text holds half of a pair of surrogates.
        int next = points[last] + 1 == Character.MIN_SURROGATE ? 0xE000 : points[last] + 1;
        return new String(points, 0, last) + Character.toString(next);
      }
    }
    return null;
  }

  /**
   * What follows the name of a table in a query that must go by this index; empty where the
   * database finds that out from what is in the table.
   */
  default String indexedBy(String index) {
    return "";
  }

  /**
   * Whether a replaced row costs the index of a column that is named and keeps its value, so that
   * it pays to leave the column out.
   */
  boolean writesUnchangedIndexes();
}
