package dev.tandem.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.spi.state.SyncStore;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PostgresStoreProperties {

  /** Through a pool, and with the rewriting of batches that the package recommends. */
  @Property(tries = 10)
  void answersAsTheStoreInMemory(@ForAll long seed) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Postgres.emptyUrl("&reWriteBatchedInserts=true"));
    config.setMaximumPoolSize(2);
    try (HikariDataSource pool = new HikariDataSource(config);
        SyncStore expected = SyncStore.inMemory();
        SyncStore actual = JdbcSyncStore.builder(pool).connections(2).open()) {
      new RandomHistory(seed, expected, actual).run();
    }
  }
}
