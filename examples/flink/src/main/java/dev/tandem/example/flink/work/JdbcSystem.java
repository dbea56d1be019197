package dev.tandem.example.flink.work;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.example.jdbc.Databases;
import dev.tandem.example.jdbc.JdbcConnector;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/**
 * A system in a database. Immutable.
 *
 * @param side the side
 * @param url {@code jdbc:sqlite:FILE}, or {@code jdbc:postgresql:} with host and database
 * @param user of PostgreSQL, empty for SQLite
 * @param passwordVariable the environment variable of each worker that holds the password; empty
 *     when none is needed
 */
public record JdbcSystem(Side side, String url, String user, String passwordVariable)
    implements SystemFactory {
  private static final String SQLITE = "jdbc:sqlite:";

  /** A file of SQLite; all workers must see it. */
  public static JdbcSystem file(Side side, Path file) {
    return new JdbcSystem(side, SQLITE + file.toAbsolutePath(), "", "");
  }

  @Override
  public OpenedSystem open(Catalog catalog) {
    HikariDataSource source =
        url.startsWith(SQLITE)
            ? Databases.sqlite(Path.of(url.substring(SQLITE.length())))
            : Databases.postgres(url, user, password());
    return new OpenedSystem(
        JdbcConnector.open(side, source, catalog, Clock.systemUTC()), source::close);
  }

  private String password() {
    return passwordVariable.isEmpty()
        ? ""
        : Objects.requireNonNull(
            System.getenv(passwordVariable),
            () -> "set the environment variable " + passwordVariable + " on every worker");
  }
}
