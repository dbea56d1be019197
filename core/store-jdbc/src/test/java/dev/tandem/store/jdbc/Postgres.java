package dev.tandem.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One real server for all tests of a run; it ends with the JVM. Each test has its own schema. */
final class Postgres {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private Postgres() {}

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return durable().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** As a server comes, without the shortcuts that servers for tests usually take. */
  static EmbeddedPostgres.Builder durable() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on");
  }

  /** A schema of its own, with nothing in it. */
  static DataSource emptyDatabase() {
    return Sources.of(emptyUrl());
  }

  /** The same, with options of the driver. */
  static String emptyUrl(String... options) {
    String name = "store" + SCHEMAS.incrementAndGet();
    execute("CREATE SCHEMA " + name);
    return Server.RUNNING.getJdbcUrl("postgres", "postgres")
        + "&currentSchema="
        + name
        + String.join("", options);
  }

  /** As the owner of the server. */
  static void execute(String sql) {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Until the server has no session of this application: what a killed client asked is done. */
  static void awaitNoneNamed(String application) {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT count(*), pg_sleep(0.01) FROM pg_stat_activity"
                    + " WHERE application_name = ?")) {
      statement.setString(1, application);
      for (int look = 0; look < 3_000; look++) {
        try (ResultSet found = statement.executeQuery()) {
          if (found.next() && found.getInt(1) == 0) {
            return;
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("sessions of " + application + " do not end");
  }
}
