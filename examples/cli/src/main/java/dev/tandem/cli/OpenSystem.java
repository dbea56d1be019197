package dev.tandem.cli;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.tandem.cli.sync.Database;
import dev.tandem.cli.sync.EventsConfig;
import dev.tandem.cli.sync.SystemConfig;
import dev.tandem.example.jdbc.Databases;
import dev.tandem.example.jdbc.JdbcConnector;
import dev.tandem.example.odata.finance.events.EventIntake;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.RowEdits;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The system of one side as the configuration has it, opened on demand; close it after use. */
final class OpenSystem implements AutoCloseable {
  private final Catalog catalog;
  private final SystemConfig config;
  private final boolean isOwner;
  private final DeferredConnector connector;
  private final List<HikariDataSource> pools = new ArrayList<>();
  private @Nullable EventIntake intake;

  /**
   * A system that is not open yet.
   *
   * @param isOwner whether rows in memory live here; another process cannot see them
   */
  OpenSystem(Catalog catalog, SystemConfig config, boolean isOwner) {
    this.catalog = catalog;
    this.config = config;
    this.isOwner = isOwner;
    connector = new DeferredConnector(catalog, this::opened);
  }

  DeferredConnector connector() {
    return connector;
  }

  private Connector opened() {
    if (config instanceof SystemConfig.Jdbc jdbc) {
      HikariDataSource pool = pool(jdbc.database(), Words.side(catalog.side()));
      pools.add(pool);
      return JdbcConnector.open(catalog.side(), pool, catalog, Clock.systemUTC());
    }
    if (config instanceof SystemConfig.Service service) {
      return OpenService.open(service, catalog, events());
    }
    if (!isOwner) {
      throw new UnreadableException(
          "%s is of kind memory: its rows live in the process of 'tandem sync' alone; use kind: jdbc"
              .formatted(Words.side(catalog.side())));
    }
    InMemoryConnector memory = InMemoryConnector.of(catalog);
    Path rows = config instanceof SystemConfig.Memory begins ? begins.rows() : null;
    if (rows != null) {
      memory.transact(edits -> new RowLines(catalog).enter(rows, edits));
    }
    return memory;
  }

  /** Where events arrive, which begins with the first call; null where none is delivered. */
  synchronized @Nullable EventIntake events() {
    if (intake == null
        && config instanceof SystemConfig.Service service
        && service.events() instanceof EventsConfig.Delivered delivered) {
      EventIntake.Settings settings =
          new EventIntake.Settings(
              InetSocketAddress.createUnresolved(delivered.host(), delivered.port()),
              delivered.store(),
              delivered.secret(),
              delivered.outage());
      try {
        intake = EventIntake.open(settings, Clock.systemUTC());
      } catch (IllegalStateException e) {
        throw new UnreadableException(String.valueOf(e.getMessage()), e);
      }
    }
    return intake;
  }

  /**
   * Connections to a database.
   *
   * @param whose what is kept there, for messages
   */
  static HikariDataSource pool(Database database, String whose) {
    try {
      return database.file() == null
          ? Databases.postgres(database.url(), database.user(), database.password())
          : Databases.sqlite(database.file());
    } catch (PoolInitializationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new UnreadableException(
          "cannot open the database of %s, %s: %s".formatted(whose, database, cause.getMessage()),
          e);
    }
  }

  /** Changes rows as the people of the system do, all or none. */
  void edit(Consumer<RowEdits> action) {
    Connector system = connector.open();
    if (system instanceof JdbcConnector jdbc) {
      jdbc.edits().transact(action);
    } else if (system instanceof InMemoryConnector memory) {
      memory.transact(action);
    } else {
      throw new UnreadableException(
          "the rows of %s are changed in the environment itself, not from here"
              .formatted(Words.side(catalog.side())));
    }
  }

  @Override
  public synchronized void close() {
    try {
      connector.close();
      pools.forEach(HikariDataSource::close);
    } finally {
      if (intake != null) {
        intake.close();
      }
    }
  }
}
