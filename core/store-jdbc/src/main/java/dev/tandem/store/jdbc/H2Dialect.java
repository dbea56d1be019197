package dev.tandem.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * H2 in a file. As it comes it answers commits up to half a second before they are on the disk; it
 * is used with a write delay of zero and a synced checkpoint after each commit, or not at all.
 */
final class H2Dialect implements Dialect {
  private static final Logger LOG = LoggerFactory.getLogger(H2Dialect.class);

  @Override
  public String name() {
    return "H2";
  }

  @Override
  public void prepare(Session session, Duration lockTimeout) throws SQLException {
    String url = session.connection().getMetaData().getURL().toLowerCase(Locale.ROOT);
    if (url.startsWith("jdbc:h2:mem:")) {
      throw Failures.notDurable("the H2 database is in memory", "name a file in the JDBC URL");
    }
    session.execute("SET LOCK_TIMEOUT " + lockTimeout.toMillis());
    tryToSet(session);
    String delay =
        session.text(
            "SELECT setting_value FROM information_schema.settings"
                + " WHERE setting_name = 'WRITE_DELAY'");
    if (!delay.equals("0")) {
      throw Failures.notDurable(
          "H2 runs with WRITE_DELAY " + delay, "SET WRITE_DELAY 0 as a user who is an admin");
    }
  }

  private static void tryToSet(Session session) {
    try {
      session.execute("SET WRITE_DELAY 0");
    } catch (SQLException e) {
      LOG.debug("The write delay stays as it is, which may be zero.", e);
    }
  }

  @Override
  public void restore(Session session) throws SQLException {
    session.connection().setAutoCommit(true);
  }

  @Override
  public void beginWrite(Session session, Duration lockTimeout) throws SQLException {
    session.connection().setAutoCommit(false);
    session.text("SELECT last FROM tandem_sequence FOR UPDATE");
  }

  @Override
  public void beginRead(Session session) throws SQLException {
    session.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
    session.connection().setAutoCommit(false);
  }

  @Override
  public void commit(Session session) throws SQLException {
    session.connection().commit();
    session.connection().setAutoCommit(true);
    session.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED");
    session.execute("CHECKPOINT SYNC");
  }

  @Override
  public void rollback(Session session) throws SQLException {
    session.connection().rollback();
    session.connection().setAutoCommit(true);
  }

  @Override
  public void lockSchema(Session session) throws SQLException {
    session.connection().setAutoCommit(false);
  }

  @Override
  public String ddl(String statement) {
    return statement
        .replace("$key", "PRIMARY KEY")
        .replace("$bytes", "VARBINARY")
        .replace("$text", "VARCHAR")
        .replace("$clustered", "")
        .replace("$churning", "")
        .replace("$era, ", "")
        .replace("$tail", ", sequence")
        .replaceAll(" WHERE .* IS NOT NULL", "");
  }

  @Override
  public String upsert(String table, List<String> keys, List<String> columns) {
    List<String> all = new ArrayList<>(keys);
    all.addAll(columns);
    return "MERGE INTO %s (%s) KEY (%s) VALUES %s"
        .formatted(table, String.join(", ", all), String.join(", ", keys), Sql.list(all.size()));
  }

  /** It sorts by the units of UTF-16. */
  @Override
  public @Nullable String behind(String prefix) {
    for (int last = prefix.length() - 1; last >= 0; last--) {
      char unit = prefix.charAt(last);
      if (unit < Character.MAX_VALUE) {
        return prefix.substring(0, last) + (char) (unit + 1);
      }
    }
    return null;
  }

  @Override
  public boolean writesUnchangedIndexes() {
    return false;
  }
}
