package dev.tandem.example.boot;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.example.jdbc.JdbcConnector;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.store.jdbc.JdbcSyncStore;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.event.SyncListener;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.StartGuard;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The runtime and what it needs. Each part gives way to a bean of the host: a connector named
 * {@code dataverseConnector} or {@code financeConnector}, a {@link SyncStore}, a {@link
 * MapCatalogue} with the host's own maps, a {@link SyncListener}, or the runtime as a whole.
 */
@AutoConfiguration
@EnableConfigurationProperties(TandemProperties.class)
public class TandemAutoConfiguration {
  private static final int STORE_CONNECTIONS = 4;

  /** What the time is. */
  @Bean
  @ConditionalOnMissingBean
  Clock tandemClock() {
    return Clock.systemUTC();
  }

  /** The shipped maps and schemas. */
  @Bean
  @ConditionalOnMissingBean
  MapCatalogue mapCatalogue() {
    return ProjectOperations.shipped();
  }

  /** The connections to the database of Dataverse. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean(name = {"dataverseConnector", "dataversePool"})
  HikariDataSource dataversePool(TandemProperties properties) {
    return DatabasePools.open(properties.dataverse());
  }

  /** The connections to the database of finance. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean(name = {"financeConnector", "financePool"})
  HikariDataSource financePool(TandemProperties properties) {
    return DatabasePools.open(properties.finance());
  }

  /** Dataverse. */
  @Bean
  @ConditionalOnMissingBean(name = "dataverseConnector")
  Connector dataverseConnector(
      @Qualifier("dataversePool") HikariDataSource pool, MapCatalogue maps, Clock clock) {
    return JdbcConnector.open(Side.DATAVERSE, pool, maps.catalogs().dataverse(), clock);
  }

  /** Finance. */
  @Bean
  @ConditionalOnMissingBean(name = "financeConnector")
  Connector financeConnector(
      @Qualifier("financePool") HikariDataSource pool, MapCatalogue maps, Clock clock) {
    return JdbcConnector.open(Side.FINANCE, pool, maps.catalogs().finance(), clock);
  }

  /** Where the runtime remembers what it owes: a file, or a server's database. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  SyncStore syncStore(TandemProperties properties, Clock clock) {
    if (DatabasePools.isFile(properties.store())) {
      return JdbcSyncStore.fileBuilder(DatabasePools.file(properties.store())).clock(clock).open();
    }
    return JdbcSyncStore.builder(DatabasePools.open(properties.store()))
        .clock(clock)
        .connections(STORE_CONNECTIONS)
        .open();
  }

  /** The runtime; several hosts on one store share the work. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  SyncRuntime syncRuntime(
      TandemProperties properties,
      MapCatalogue catalogue,
      @Qualifier("dataverseConnector") Connector dataverse,
      @Qualifier("financeConnector") Connector finance,
      SyncStore store,
      Clock clock,
      ObjectProvider<SyncListener> listeners,
      ObjectProvider<StartGuard> guards) {
    SyncRuntime.Builder builder =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, dataverse)
            .connector(Side.FINANCE, finance)
            .store(store)
            .clock(clock)
            .owner(ProcessHandle.current().pid() + "-" + UUID.randomUUID())
            .listener(event -> listeners.orderedStream().forEach(each -> each.on(event)));
    for (TandemProperties.MapEntry entry : properties.maps()) {
      CatalogueEntry map = catalogue.map(entry.map());
      String name = entry.name().isEmpty() ? map.name() : entry.name();
      builder.map(catalogue.compiled(entry.map()), MapOptions.STANDARD.named(name));
    }
    guards.orderedStream().forEach(builder::startGuard);
    return builder.build();
  }

  /** Has the runtime worked on as long as the host is up. */
  @Bean
  @ConditionalOnMissingBean
  SyncWorker syncWorker(SyncRuntime runtime, TandemProperties properties, Clock clock) {
    return new SyncWorker(runtime, properties, clock);
  }

  /** Says whether the runtime does its work. */
  @Bean
  SyncHealthIndicator syncHealthIndicator(SyncRuntime runtime, SyncWorker worker) {
    return new SyncHealthIndicator(runtime, worker);
  }

  /** What became of every change, and what waits. */
  @Bean
  SyncMetrics syncMetrics(SyncRuntime runtime, Clock clock) {
    return new SyncMetrics(runtime, clock);
  }

  /** The maps, to look at and to act on. */
  @Bean
  SyncEndpoint syncEndpoint(SyncRuntime runtime, SyncWorker worker) {
    return new SyncEndpoint(runtime, worker);
  }
}
