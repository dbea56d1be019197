package dev.tandem.example.kafka.demo;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.example.jdbc.Databases;
import dev.tandem.example.jdbc.JdbcConnector;
import dev.tandem.example.kafka.KafkaSync;
import dev.tandem.example.kafka.Topics;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.store.jdbc.JdbcSyncStore;
import dev.tandem.sync.policy.MapOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Two systems and the store in files of one folder, as one process opens them. */
public final class Site implements AutoCloseable {
  private final HikariDataSource first;
  private final HikariDataSource second;
  private final JdbcConnector dataverse;
  private final JdbcConnector finance;
  private final SyncStore store;

  private Site(Path folder) {
    first = Databases.sqlite(folder.resolve("dataverse.db"));
    second = Databases.sqlite(folder.resolve("finance.db"));
    dataverse = connector(Side.DATAVERSE, first);
    finance = connector(Side.FINANCE, second);
    store = JdbcSyncStore.openFile(folder.resolve("store.db"));
  }

  private static JdbcConnector connector(Side side, HikariDataSource source) {
    return JdbcConnector.open(side, source, Customers.catalog(side), Clock.systemUTC());
  }

  /** Opens the files, made when they are not there. */
  public static Site open(Path folder) {
    return new Site(folder);
  }

  /** The system of a side. */
  public JdbcConnector side(Side side) {
    return side == Side.DATAVERSE ? dataverse : finance;
  }

  /** What all instances share. */
  public SyncStore store() {
    return store;
  }

  /** The configuration of an instance that notices within this time that another one vanished. */
  public KafkaSync sync(String broker, Topics topics, Duration silence) {
    return KafkaSync.builder()
        .broker(LocalBroker.settings(broker))
        .topics(topics)
        .connector(Side.DATAVERSE, dataverse)
        .connector(Side.FINANCE, finance)
        .store(store)
        .clock(Clock.systemUTC())
        .map(Customers.map(), MapOptions.STANDARD.named(Customers.MAP))
        .sessionTimeout(silence)
        .most(50)
        .rest(Duration.ofMillis(50))
        .build();
  }

  @Override
  public void close() {
    store.close();
    dataverse.close();
    finance.close();
    first.close();
    second.close();
  }
}
