package dev.tandem.example.jdbc.crash;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.example.jdbc.Databases;
import dev.tandem.example.jdbc.JdbcConnector;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.store.jdbc.JdbcSyncStore;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.policy.RetryPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Three databases, opened by one process: the two sides and the store. An address of PostgreSQL is
 * opened as such, anything else is a file of SQLite.
 */
final class Site implements AutoCloseable {
  /** Short, so that a worker that was killed is followed by another one within the test. */
  private static final Duration LEASE = Duration.ofMillis(400);

  private static final RetryPolicy SOON =
      new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(1));

  private final List<HikariDataSource> sources;
  private final JdbcConnector dataverse;
  private final JdbcConnector finance;
  private final SyncStore store;

  private Site(List<HikariDataSource> sources, SyncStore store) {
    this.sources = sources;
    this.store = store;
    dataverse = connector(Side.DATAVERSE, sources.get(0));
    finance = connector(Side.FINANCE, sources.get(1));
  }

  private static JdbcConnector connector(Side side, HikariDataSource source) {
    return JdbcConnector.open(side, source, CrashTables.catalog(side), Clock.systemUTC());
  }

  /** With the address of Dataverse, of finance, and of the store. */
  static Site open(List<String> addresses) {
    HikariDataSource first = source(addresses.get(0));
    HikariDataSource second = source(addresses.get(1));
    String third = addresses.get(2);
    if (isServer(third)) {
      HikariDataSource kept = source(third);
      return new Site(List.of(first, second, kept), JdbcSyncStore.open(kept));
    }
    return new Site(List.of(first, second), JdbcSyncStore.openFile(Path.of(third)));
  }

  private static boolean isServer(String address) {
    return address.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:");
  }

  private static HikariDataSource source(String address) {
    return isServer(address)
        ? Databases.postgres(address, "postgres", "")
        : Databases.sqlite(Path.of(address));
  }

  JdbcConnector side(Side side) {
    return side == Side.DATAVERSE ? dataverse : finance;
  }

  SyncStore store() {
    return store;
  }

  SyncRuntime runtime(String owner) {
    SyncRuntime.Builder builder =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, dataverse)
            .connector(Side.FINANCE, finance)
            .store(store)
            .clock(Clock.systemUTC())
            .owner(owner)
            .leaseLife(LEASE)
            .retry(SOON);
    CrashTables.addMaps(builder);
    return builder.build();
  }

  @Override
  public void close() {
    dataverse.close();
    finance.close();
    store.close();
    sources.forEach(HikariDataSource::close);
  }
}
