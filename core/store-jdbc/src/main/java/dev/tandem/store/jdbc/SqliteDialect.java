package dev.tandem.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * SQLite, as a file in WAL mode. One process writes at a time; SQLite itself sees to that, for all
 * processes of one machine. A commit is in the log, and the log is synced, before it is answered.
 */
final class SqliteDialect implements Dialect {
  /** Pages kept in memory, in KiB: the upper levels of the indexes of some millions of rows. */
  private static final int CACHE_KIB = 32_768;

  /** Pages in the log before they move to the file: many changes of one page move once. 64 MB. */
  private static final int CHECKPOINT_PAGES = 16_000;

  private static final int SQLITE_BUSY = 5;
  private static final int MOST_ATTEMPTS = 20;

  @Override
  public String name() {
    return "SQLite";
  }

  @Override
  public void prepare(Session session, Duration lockTimeout) throws SQLException {
    session.execute("PRAGMA busy_timeout = " + lockTimeout.toMillis());
    requireFile(session);
    requireLog(session);
    if (synchronous(session) < 2) {
      session.execute("PRAGMA synchronous = FULL");
    }
    if (synchronous(session) < 2) {
      throw Failures.notDurable(
          "SQLite runs with synchronous = " + synchronous(session),
          "let the connection accept PRAGMA synchronous = FULL");
    }
    // Where a plain sync leaves the data in the cache of the disk; elsewhere without effect.
    session.execute("PRAGMA fullfsync = ON");
    session.execute("PRAGMA checkpoint_fullfsync = ON");
    session.execute("PRAGMA cache_size = -" + CACHE_KIB);
    session.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
  }

  private static int synchronous(Session session) throws SQLException {
    return Integer.parseInt(session.text("PRAGMA synchronous"));
  }

  private static void requireFile(Session session) throws SQLException {
    List<String> file =
        session.list(
            "SELECT file FROM pragma_database_list WHERE name = 'main'",
            Session.Parameters.NONE,
            row -> row.getString(1) == null ? "" : row.getString(1));
    if (file.isEmpty() || file.get(0).isEmpty()) {
      throw Failures.notDurable(
          "the SQLite database is in memory or temporary", "name a file in the JDBC URL");
    }
  }

  private static void requireLog(Session session) throws SQLException {
    String mode = mode(session, "PRAGMA journal_mode");
    for (int attempt = 1; !mode.equals("wal") && attempt <= MOST_ATTEMPTS; attempt++) {
      mode = turnedOn(session, attempt == MOST_ATTEMPTS);
    }
    if (!mode.equals("wal")) {
      throw Failures.notDurable(
          "SQLite keeps the journal mode '" + mode + "' and refuses WAL",
          "put the file on a local disk where it and its directory may be written");
    }
  }

  /**
   * Where another connection turns the log on at the same time, SQLite refuses without waiting. It
   * waits for the lock of a transaction, and behind that the other is done.
   */
  private static String turnedOn(Session session, boolean last) throws SQLException {
    try {
      return mode(session, "PRAGMA journal_mode = WAL");
    } catch (SQLException e) {
      if (last || primary(e) != SQLITE_BUSY) {
        throw e;
      }
      session.execute("BEGIN IMMEDIATE");
      session.execute("ROLLBACK");
      return mode(session, "PRAGMA journal_mode");
    }
  }

  private static int primary(SQLException e) {
    return e.getErrorCode() & 0xff;
  }

  private static String mode(Session session, String pragma) throws SQLException {
    return session.text(pragma).toLowerCase(Locale.ROOT);
  }

  @Override
  public void restore(Session session) {
    // All settings die with the connection, or do no harm to the next user of a pooled one.
  }

  @Override
  public void beginWrite(Session session, Duration lockTimeout) throws SQLException {
    session.update("BEGIN IMMEDIATE", Session.Parameters.NONE);
  }

  @Override
  public void beginRead(Session session) throws SQLException {
    session.update("BEGIN", Session.Parameters.NONE);
  }

  @Override
  public void commit(Session session) throws SQLException {
    session.update("COMMIT", Session.Parameters.NONE);
  }

  @Override
  public void rollback(Session session) throws SQLException {
    session.execute("ROLLBACK");
  }

  @Override
  public void lockSchema(Session session) throws SQLException {
    session.execute("BEGIN IMMEDIATE");
  }

  @Override
  public String ddl(String statement) {
    return statement
        .replace("$key", "PRIMARY KEY")
        .replace("sequence BIGINT NOT NULL PRIMARY KEY", "sequence INTEGER NOT NULL PRIMARY KEY")
        .replace("$bytes", "BLOB")
        .replace("$text", "TEXT")
        .replace("$clustered", "WITHOUT ROWID")
        .replace("$churning", "")
        .replace("$era", Obligations.ERA_OF_SEQUENCE)
        .replace("$tail", "");
  }

  @Override
  public String upsert(String table, List<String> keys, List<String> columns) {
    return Sql.onConflict(table, keys, columns);
  }

  /** Without statistics it guesses, and may read all that a map has to find a few of its rows. */
  @Override
  public String indexedBy(String index) {
    return " INDEXED BY " + index;
  }

  @Override
  public boolean writesUnchangedIndexes() {
    return true;
  }
}
