package dev.tandem.example.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.spi.schema.Catalog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An empty database of one kind for a test; closing it takes it away. */
final class TestDatabase implements AutoCloseable {
  /** The databases that every test of the connector runs on. */
  enum Kind {
    SQLITE,
    POSTGRES
  }

  /** One server for all tests of the process. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException failure) {
        throw new UncheckedIOException("the server did not start", failure);
      }
    }
  }

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final HikariDataSource source;
  private final Runnable removal;

  private TestDatabase(HikariDataSource source, Runnable removal) {
    this.source = source;
    this.removal = removal;
  }

  static TestDatabase of(Kind kind) {
    return switch (kind) {
      case SQLITE -> sqlite();
      case POSTGRES -> postgres();
    };
  }

  private static TestDatabase sqlite() {
    try {
      Path folder = Files.createTempDirectory("tandem-jdbc");
      HikariDataSource source = Databases.sqlite(folder.resolve("side.db"));
      return new TestDatabase(source, () -> delete(folder));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static TestDatabase postgres() {
    String schema = "s" + NUMBERS.incrementAndGet();
    execute("create schema " + schema);
    return new TestDatabase(
        postgresPool(schema), () -> execute("drop schema %s cascade".formatted(schema)));
  }

  private static HikariDataSource postgresPool(String schema) {
    String url = Server.RUNNING.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    return Databases.postgres(url, "postgres", "");
  }

  private static void execute(String sql) {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  HikariDataSource source() {
    return source;
  }

  /** A connector to this database for the side of the catalog. */
  JdbcConnector open(Catalog catalog, Clock clock) {
    return JdbcConnector.open(catalog.side(), source, catalog, clock);
  }

  /** Makes the database as empty as it was made. */
  void empty(Catalog catalog) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      Dialect dialect = Dialect.of(connection);
      Layout layout = new Layout(catalog, dialect.codecs());
      connection.setAutoCommit(false);
      for (TableLayout table : layout.tables()) {
        statement.execute("delete from " + table.sqlName());
      }
      for (String own :
          new String[] {
            layout.changes(),
            layout.forgotten(),
            layout.operations(),
            layout.fences(),
            layout.referrers()
          }) {
        statement.execute("delete from " + own);
      }
      statement.execute(
          "update %s set positions = 0, transactions = 0, versions = 0, sequences = 0"
              .formatted(layout.state()));
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    source.close();
    removal.run();
  }
}
